namespace ChatAgency.Grains.Conversations;

/// <summary>How long a turn may take, and how much may wait.</summary>
public sealed class TurnOptions
{
    /// <summary>Seconds from the start of answering until a turn is ended with what there is (<c>TASK_TIMEOUT</c>). 10 to 3600. Waiting in the queue does not count.</summary>
    public int TaskTimeoutSeconds { get; set; } = 300;

    /// <summary>How many messages may wait in one conversation; the next one is answered 503 and shows in metrics. 1 to 10000.</summary>
    public int InboxLimit { get; set; } = 1_000;
}
