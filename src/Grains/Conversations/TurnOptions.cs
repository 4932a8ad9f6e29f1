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
}
