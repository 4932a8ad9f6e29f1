namespace ChatAgency.Models.Limiting;

/// <summary>What the end of a call says of how many the service bears.</summary>
internal enum PlaceEnd
{
    /// <summary>Nothing: it failed for another reason, or nobody waits for it any more.</summary>
    Unknown,

    /// <summary>The service bears as many as ran.</summary>
    Answered,

    /// <summary>The service has too much to do.</summary>
    Busy,
}
