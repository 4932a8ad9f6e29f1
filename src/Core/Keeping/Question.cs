using System.Text.Json.Serialization;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Core.Keeping;

/// <summary>The message that a turn answers, as it now reads.</summary>
public sealed record Question(MessageId Id, PersonId Author, string Text, DateTimeOffset SentAt, DateTimeOffset? EditedAt, string CorrelationId)
{
    /// <summary>See <see cref="Accepting.IncomingMessage.Digest"/>; null where the message came without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Digest { get; init; }
}
