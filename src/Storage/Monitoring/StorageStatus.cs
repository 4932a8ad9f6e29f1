namespace ChatAgency.Storage.Monitoring;

/// <summary>How the store does, for health reports.</summary>
/// <param name="Provider">The value of <c>Storage:Provider</c>.</param>
/// <param name="PromiseReduced">True when what was accepted may be lost with the process or the power.</param>
/// <param name="LastError">Why the store fails now, for operators; null once a write has succeeded again.</param>
/// <param name="LastWrite">When a write last reached the disk; null before the first, and always for <c>memory</c>.</param>
public sealed record StorageStatus(string Provider, bool PromiseReduced, string? LastError, DateTimeOffset? LastWrite);
