using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Accepting;

/// <summary>What a person wrote, changed or removed, free of its platform's format.</summary>
/// <remarks>The text is untrusted; on the wire of the platform it may still hold ids of people and channels.</remarks>
[GenerateSerializer, Immutable, Alias("ChatAgency.IncomingMessage")]
public sealed record IncomingMessage
{
    /// <summary>The longest text that is kept, in characters; what is longer is cut by the door it came through.</summary>
    public const int MaxTextLength = 48_000;

    /// <summary>The thread it belongs to.</summary>
    [Id(0)] public required ConversationId Conversation { get; init; }

    /// <summary>The message's identity; for an edit or a deletion that of the message it is about.</summary>
    [Id(1)] public required MessageId Id { get; init; }

    /// <summary>What happened.</summary>
    [Id(2)] public MessageKind Kind { get; init; }

    /// <summary>To whom it speaks.</summary>
    [Id(3)] public Addressing Addressing { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(4)] public required PersonId Author { get; init; }

    /// <summary>The words; empty for a deletion.</summary>
    [Id(5)] public required string Text { get; init; }

    /// <summary>When it was written, by the platform's clock. Waiting messages are taken in this order.</summary>
    [Id(6)] public required DateTimeOffset SentAt { get; init; }

    /// <summary>When it was edited, by the platform's clock; the latest edit wins.</summary>
    [Id(7)] public DateTimeOffset? EditedAt { get; init; }

    /// <summary>
    /// Set where the sender chose the identity (an <c>Idempotency-Key</c>): a hash of what was sent, so that the
    /// same identity with other words is found out.
    /// </summary>
    [Id(8)] public string? Digest { get; init; }

    /// <summary>Ties every log line and span of this message together.</summary>
    [Id(9)] public string CorrelationId { get; init; } = "";

    /// <summary>The words by which it is declined, as CommonMark, where the agency is closed to its author or place; null where it is answered.</summary>
    [Id(10)] public string? Refusal { get; init; }

    /// <summary>The ids of other people, or groups of them, whom it mentions, where it does not mention the agency; empty elsewhere.</summary>
    [Id(11)] public IReadOnlyList<string> Others { get; init; } = [];
}
