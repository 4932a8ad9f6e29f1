namespace ChatAgency.Core.Delivery;

/// <summary>What the agency is at in a thread, as some platforms show it beside the messages.</summary>
public enum ThreadStatus
{
    /// <summary>Nothing: whoever writes is answered.</summary>
    Idle,

    /// <summary>It works on an answer.</summary>
    Working,

    /// <summary>It waits for a person's approval.</summary>
    Waiting,
}
