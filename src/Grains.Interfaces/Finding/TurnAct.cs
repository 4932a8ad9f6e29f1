namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>What an operator may do with a turn.</summary>
public enum TurnAct
{
    /// <summary>Stop it; the thread says so.</summary>
    Cancel = 0,

    /// <summary>Answer it anew in the same place: one that failed, was stopped, parked or answered, one whose place is back, or one that an agent is at without end.</summary>
    Retry = 1,

    /// <summary>Stop working on it now and keep it, with an honest note in the thread, until somebody retries it.</summary>
    Park = 2,
}
