using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Core.Steps;

/// <summary>The limits within which the engine decides.</summary>
public sealed record EngineOptions
{
    /// <summary>Which conversation this is.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>What the platform can do, and how fast.</summary>
    public required ThreadTraits Traits { get; init; }

    /// <summary>How long answering may take in all (<c>TASK_TIMEOUT</c>).</summary>
    public TimeSpan TaskTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How old an owner's stamp may be.</summary>
    public TimeSpan StampLife { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>After this long without a stamp a turn not yet delivering ends with an honest note.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many messages may wait in one conversation.</summary>
    public int InboxLimit { get; init; } = 1_000;

    /// <summary>How many ended turns stay in the record.</summary>
    public int WindowTurns { get; init; } = 24;

    /// <summary>How many characters of ended turns stay in the record.</summary>
    public int WindowCharacters { get; init; } = 60_000;

    /// <summary>How long a message's identity is kept. Slack's retries end after five minutes, an <c>Idempotency-Key</c> holds for 24 hours.</summary>
    public TimeSpan IdentityLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Model calls a turn.</summary>
    public int Attempts { get; init; } = 2;
}
