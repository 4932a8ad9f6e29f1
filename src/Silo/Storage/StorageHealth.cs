using ChatAgency.Hosting.Health;
using ChatAgency.Storage;
using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Silo.Storage;

/// <summary>Whether the store takes writes, and whether it keeps the promise whole.</summary>
internal sealed class StorageHealth(StorageMonitor monitor) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = monitor.Status;
        var data = status.Promise switch
        {
            StoragePromise.Reduced => new Dictionary<string, object> { [HealthFeature.PromiseReduced] = true },
            StoragePromise.Unknown => new Dictionary<string, object> { [HealthFeature.PromiseUnknown] = true },
            _ => null,
        };
        return Task.FromResult(status.LastError is { } error
            ? HealthCheckResult.Unhealthy(error, data: data)
            : HealthCheckResult.Healthy(Words(status), data));
    }

    private static string Words(StorageStatus status) => (status.Promise, status.Provider) switch
    {
        (StoragePromise.Reduced, StorageProviders.Redis) => $"{status.Provider}: what was accepted may be lost with its power; set appendonly yes and appendfsync always",
        (StoragePromise.Reduced, StorageProviders.Postgres) => $"{status.Provider}: what was accepted may be lost with its power; set synchronous_commit, fsync and full_page_writes on",
        (StoragePromise.Reduced, _) => $"{status.Provider}: what was accepted is lost with the process",
        (StoragePromise.Unknown, _) => $"{status.Provider}: it does not say whether it keeps what was accepted over a power cut",
        _ => status.Provider,
    };
}
