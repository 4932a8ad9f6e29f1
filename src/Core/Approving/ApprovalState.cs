namespace ChatAgency.Core.Approving;

/// <summary>Where a call that needs approval stands. The numbers are stored: new ones are added at the end.</summary>
public enum ApprovalState
{
    /// <summary>Nobody has decided.</summary>
    Waiting = 0,

    /// <summary>A person allowed it, and it was not begun.</summary>
    Approved = 1,

    /// <summary>A person forbade it.</summary>
    Denied = 2,

    /// <summary>Nobody decided in time.</summary>
    Expired = 3,

    /// <summary>It was begun; written before it is.</summary>
    Begun = 4,

    /// <summary>It was done, and what came of it is known.</summary>
    Done = 5,

    /// <summary>It was begun, and then its process or the model went away: whether it was done is not known, and it is not repeated.</summary>
    Unknown = 6,
}
