namespace ChatAgency.Core.Speaking;

/// <summary>Whether the agency speaks.</summary>
/// <param name="Quiet">Why it does not; null where it does.</param>
/// <param name="IsTold">Its author spoke to it, and is told why in one line; everybody else hears nothing.</param>
public readonly record struct SpeakingVerdict(QuietReason? Quiet, bool IsTold)
{
    /// <summary>It speaks.</summary>
    public static SpeakingVerdict Speak => default;
}
