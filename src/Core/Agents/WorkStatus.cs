namespace ChatAgency.Core.Agents;

/// <summary>Where a named piece of work stands.</summary>
public enum WorkStatus
{
    /// <summary>It will be done, and was not begun.</summary>
    Pending,

    /// <summary>It is being done.</summary>
    InProgress,

    /// <summary>It is done.</summary>
    Complete,

    /// <summary>It came to nothing; the answer may well do without it.</summary>
    Error,
}
