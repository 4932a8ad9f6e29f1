using ChatAgency.Core.Accepting;
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
    public int WindowTurns { get; init; } = 20;

    /// <summary>How many characters of ended turns stay in the record.</summary>
    public int WindowCharacters { get; init; } = 60_000;

    /// <summary>How long a message's identity is kept. Slack's retries end after five minutes, an <c>Idempotency-Key</c> holds for 24 hours.</summary>
    public TimeSpan IdentityLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Model calls a turn.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>What a new message does while another is being answered.</summary>
    public WhenBusy WhenBusy { get; init; }

    /// <summary>How many model calls of one turn may be begun anew for messages that join it. Further ones wait.</summary>
    public int Joins { get; init; } = 3;

    /// <summary>True to keep the gist of what leaves the window.</summary>
    public bool Summaries { get; init; } = true;

    /// <summary>Hosts that links in answers may lead to, beside those that the asker named; see <see cref="LinkRule.Hosts"/>.</summary>
    public IReadOnlyList<string> LinkHosts { get; init; } = [];

    /// <summary>What part of <see cref="TaskTimeout"/> small talk may take; 0 to 1.</summary>
    public double SmallTalkFactor { get; init; } = 0.2;

    /// <summary>How many times <see cref="TaskTimeout"/> work with tools or files may take; 1 or more.</summary>
    public double LongWorkFactor { get; init; } = 3;

    /// <summary>After so many faults of the agency's own in planning one turn it is parked with a note; after twice as many without one.</summary>
    public int Strikes { get; init; } = 3;

    /// <summary>After so many deaths in a row of the process that was to lay out one whole answer, a note takes the answer's place; after twice as many nothing is shown.</summary>
    public int Deaths { get; init; } = 10;
}
