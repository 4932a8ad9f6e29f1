using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Hosting.Health;

/// <summary>All parts at one moment.</summary>
/// <param name="Status">The worst of them.</param>
/// <param name="Parts">Each by its name.</param>
/// <param name="At">The moment.</param>
public sealed record HealthSummary(HealthStatus Status, IReadOnlyDictionary<string, PartState> Parts, DateTimeOffset At)
{
    /// <summary>The weakest of what the parts say.</summary>
    public string Promise =>
        Parts.Values.Any(static part => part.Promise == HealthFeature.PromiseReduced) ? HealthFeature.PromiseReduced
        : Parts.Values.Any(static part => part.Promise == HealthFeature.PromiseUnknown) ? HealthFeature.PromiseUnknown
        : "promise kept";
}
