using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Hosting.Health;

/// <summary>What is known of one part.</summary>
/// <param name="Status">How it is.</param>
/// <param name="Since">Since when.</param>
/// <param name="Description">What it says of itself; no secret and nobody's words.</param>
/// <param name="LastError">The kind of its last fault; null for none.</param>
/// <param name="LastErrorAt">When that was.</param>
/// <param name="Promise">What it says of the promise; null for nothing.</param>
public sealed record PartState(HealthStatus Status, DateTimeOffset Since, string? Description, string? LastError, DateTimeOffset? LastErrorAt, string? Promise)
{
    /// <summary>Moves on by one more look at the part.</summary>
    internal static PartState After(PartState? before, HealthReportEntry seen, DateTimeOffset now)
    {
        var error = seen.Status == HealthStatus.Healthy ? null : Error(seen);
        return new PartState(
            seen.Status,
            before?.Status == seen.Status ? before.Since : now,
            seen.Description,
            error ?? before?.LastError,
            error is null ? before?.LastErrorAt : now,
            new[] { HealthFeature.PromiseReduced, HealthFeature.PromiseUnknown }.FirstOrDefault(seen.Data.ContainsKey));
    }

    // A kind, not a message: what an exception says may quote a connection string.
    private static string Error(HealthReportEntry seen) => seen.Exception?.GetType().Name ?? seen.Description ?? seen.Status.ToString();
}
