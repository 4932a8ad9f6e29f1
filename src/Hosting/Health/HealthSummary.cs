using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Hosting.Health;

/// <summary>All parts at one moment.</summary>
internal sealed record HealthSummary(HealthStatus Status, IReadOnlyDictionary<string, PartState> Parts, DateTimeOffset At)
{
    /// <summary>The weakest of what the parts say.</summary>
    internal string Promise =>
        Parts.Values.Any(static part => part.Promise == HealthFeature.PromiseReduced) ? HealthFeature.PromiseReduced
        : Parts.Values.Any(static part => part.Promise == HealthFeature.PromiseUnknown) ? HealthFeature.PromiseUnknown
        : "promise kept";
}
