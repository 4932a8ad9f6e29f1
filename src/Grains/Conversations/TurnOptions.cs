using ChatAgency.Core.Accepting;

namespace ChatAgency.Grains.Conversations;

/// <summary>How long a turn may take, and how much may wait.</summary>
public sealed class TurnOptions
{
    /// <summary>Seconds from the start of answering until a turn is ended with what there is (<c>TASK_TIMEOUT</c>). 10 to 3600. Waiting in the queue does not count.</summary>
    public int TaskTimeoutSeconds { get; set; } = 300;

    /// <summary>
    /// Seconds that the turns of a silo which is asked to stop may take to end; what is not done by then goes on on
    /// another silo, in the same post. 0 to 600. Left out, 15, and 0 for Local, which has no other. The process ends ten
    /// seconds later at most: the grace period of whatever stops it must be longer.
    /// </summary>
    public int? DrainSeconds { get; set; }

    /// <summary>What <see cref="DrainSeconds"/> is where it is left out.</summary>
    public const int DefaultDrainSeconds = 15;

    /// <summary>How many messages may wait in one conversation; the next one is answered 503 and shows in metrics. 1 to 10000.</summary>
    public int InboxLimit { get; set; } = 1_000;

    /// <summary>
    /// What a new message does while another of its thread is being answered: <c>Queue</c> (it waits), <c>Steer</c> (it
    /// joins the answer, which is begun anew with both: at most three join one turn, each for one model call more) or
    /// <c>Supersede</c> (it takes over; what runs and what waits ends with a line that says so).
    /// </summary>
    public WhenBusy WhenBusy { get; set; } = WhenBusy.Queue;

    /// <summary>The same for single workspaces, by the platform's id of the workspace: <c>Turns:WhenBusyIn:T024BE7LD</c> = <c>Steer</c>.</summary>
    public Dictionary<string, WhenBusy> WhenBusyIn { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What part of the time limit a greeting or a thanks may take. 0.05 to 1.</summary>
    public double SmallTalkFactor { get; set; } = 0.2;

    /// <summary>How many times the time limit an agent with tools may take. 1 to 12.</summary>
    public double LongWorkFactor { get; set; } = 3;
}
