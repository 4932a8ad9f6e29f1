using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Hosting.Health;

/// <summary>All parts at one moment.</summary>
internal sealed record HealthSummary(HealthStatus Status, IReadOnlyDictionary<string, PartState> Parts, DateTimeOffset At)
{
    internal bool PromiseReduced => Parts.Values.Any(part => part.PromiseReduced);
}
