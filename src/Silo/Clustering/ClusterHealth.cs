using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Silo.Clustering;

/// <summary>Whether this silo is an active member of its cluster. Local knowledge: no call to anybody.</summary>
internal sealed class ClusterHealth(ISiloStatusOracle oracle) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(oracle.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy("active")
            : HealthCheckResult.Unhealthy(oracle.CurrentStatus.ToString()));
}
