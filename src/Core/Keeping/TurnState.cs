
namespace ChatAgency.Core.Keeping;

/// <summary>Where a turn is on its way. The numbers are stored: new states are added at the end.</summary>
public enum TurnState
{
    /// <summary>Kept, and waiting for the turns before it.</summary>
    Accepted = 0,

    /// <summary>An agent is being chosen.</summary>
    Routing = 1,

    /// <summary>The agent writes.</summary>
    Answering = 2,

    /// <summary>The whole result is journaled and on its way into the thread.</summary>
    Delivering = 3,

    /// <summary>Ended: the answer stands in the thread.</summary>
    Completed = 4,

    /// <summary>Ended: a polite refusal stands in the thread.</summary>
    Declined = 5,

    /// <summary>Ended: an honest failure with its error id stands in the thread.</summary>
    Failed = 6,

    /// <summary>Ended: a person stopped it, and the thread says so.</summary>
    Cancelled = 7,

    /// <summary>Ended: its author removed the question; nothing is visible.</summary>
    Withdrawn = 8,

    /// <summary>Ended: it was joined into another turn, whose answer names it.</summary>
    Merged = 9,

    /// <summary>Ended: its place is gone; an operator sees it.</summary>
    Undeliverable = 10,
}
