namespace ChatAgency.Storage.Copying;

/// <summary>What one pass came to.</summary>
/// <param name="Found">Records that the source has.</param>
/// <param name="Copied">How many of them were copied now; what did not change since the last pass was not.</param>
/// <param name="Removed">Records that are gone from the source, and were removed from the target.</param>
public sealed record CopyPass(long Found, long Copied, long Removed)
{
    /// <summary>True: the target had all of it already.</summary>
    public bool IsQuiet => Copied + Removed == 0;
}
