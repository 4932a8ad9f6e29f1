using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Core.Tests.Running;

internal sealed class IncomingMessageBuilder(string id, string text, DateTimeOffset now)
{
    public MessageKind Kind { get; set; }

    public Addressing Addressing { get; set; }

    public DateTimeOffset SentAt { get; set; } = now;

    public DateTimeOffset? EditedAt { get; set; }

    public string? Digest { get; set; }

    public string? Refusal { get; set; }

    public IncomingMessage Build() => new()
    {
        Conversation = World.Id,
        Id = new MessageId(id),
        Kind = Kind,
        Addressing = Addressing,
        Author = new PersonId("U1"),
        Text = text,
        SentAt = SentAt,
        EditedAt = EditedAt,
        Digest = Digest,
        Refusal = Refusal,
    };
}
