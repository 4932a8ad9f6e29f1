namespace ChatAgency.Storage.Monitoring;

/// <summary>How the store does, for health reports.</summary>
/// <param name="Provider">The value of <c>Storage:Provider</c>.</param>
/// <param name="Promise">Whether what was accepted outlives the process and the power.</param>
/// <param name="LastError">Why the store fails now, for operators; null once it has worked again.</param>
/// <param name="LastWrite">When a write last reached the disk; null before the first, and always for <c>memory</c>, <c>redis</c> and <c>postgres</c>.</param>
public sealed record StorageStatus(string Provider, StoragePromise Promise, string? LastError, DateTimeOffset? LastWrite)
{
    /// <summary>True when what was accepted may be lost with the process or the power.</summary>
    public bool PromiseReduced => Promise == StoragePromise.Reduced;
}
