using ChatAgency.Core.Accepting;

namespace ChatAgency.Core.Steps;

/// <summary>What one event brought about.</summary>
public sealed record Step
{
    /// <summary>The new state.</summary>
    public required EngineState State { get; init; }

    /// <summary>What to do outside, in this order.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>Whether, and how soon, the record must be written.</summary>
    public SaveNeed Save { get; init; }

    /// <summary>For a message: the answer at the door, to be given once the record's version is durable.</summary>
    public AcceptResult? Reply { get; init; }

    /// <summary>For a request to stop or to try again: whether there was something to do.</summary>
    public bool Found { get; init; }

    /// <summary>When to feed <see cref="ConversationEvent.TimerDue"/>; null for never.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>What the engine itself failed with, after it made the best of it; for operators. Null where nothing failed.</summary>
    public Exception? Fault { get; init; }

    /// <summary>True when another activation owns the conversation now: everything here must be dropped.</summary>
    public bool Deposed { get; init; }
}
