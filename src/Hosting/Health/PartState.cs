using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Hosting.Health;

/// <summary>What is known of one part.</summary>
internal sealed record PartState(HealthStatus Status, DateTimeOffset Since, string? Description, string? LastError, DateTimeOffset? LastErrorAt, string? Promise)
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
