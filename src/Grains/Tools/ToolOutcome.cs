namespace ChatAgency.Grains.Tools;

/// <summary>How a tool call ended. The names appear in the audit record and in metrics.</summary>
internal enum ToolOutcome
{
    /// <summary>It ran and returned.</summary>
    Done,

    /// <summary>It ran and failed.</summary>
    Failed,

    /// <summary>It was ended by its time limit; whether it did something is not known.</summary>
    TimedOut,

    /// <summary>It did not run: the turn has no such tool.</summary>
    NotGranted,

    /// <summary>It did not run: its arguments do not fit its schema.</summary>
    BadArguments,

    /// <summary>It did not run: it needs a person's approval.</summary>
    NotApproved,

    /// <summary>It did not run: the answer has made as many calls as it may.</summary>
    TooMany,

    /// <summary>It did not run: it must be in the audit first, and the audit cannot be written.</summary>
    NotRecorded,
}
