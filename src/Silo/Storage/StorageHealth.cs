using ChatAgency.Hosting.Health;
using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Silo.Storage;

/// <summary>Whether the store takes writes, and whether it keeps the promise whole.</summary>
internal sealed class StorageHealth(StorageMonitor monitor) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = monitor.Status;
        var data = status.PromiseReduced ? new Dictionary<string, object> { [HealthFeature.PromiseReduced] = true } : null;
        return Task.FromResult(status.LastError is { } error
            ? HealthCheckResult.Unhealthy(error, data: data)
            : HealthCheckResult.Healthy(status.PromiseReduced ? $"{status.Provider}: what was accepted is lost with the process" : status.Provider, data));
    }
}
