using ChatAgency.Hosting.Health;
using ChatAgency.Storage;
using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Silo.Storage;

/// <summary>Whether the store takes writes, found out by one, and whether it keeps the promise whole.</summary>
internal sealed class StorageHealth(StorageMonitor monitor, StoreProbe probe, ISiloStatusOracle oracle) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = monitor.Status;
        var data = status.Promise switch
        {
            StoragePromise.Reduced => new Dictionary<string, object> { [HealthFeature.PromiseReduced] = true },
            StoragePromise.Unknown => new Dictionary<string, object> { [HealthFeature.PromiseUnknown] = true },
            _ => null,
        };
        return (status.LastError ?? await ProbedAsync(status, cancellationToken)) is { } error
            ? HealthCheckResult.Unhealthy(error, data: data)
            : HealthCheckResult.Healthy(Words(status), data);
    }

    // The store in memory is grains, and any store is opened on the way to becoming active: before that there is nothing to try.
    private async Task<string?> ProbedAsync(StorageStatus status, CancellationToken cancellationToken) =>
        oracle.CurrentStatus != SiloStatus.Active || StorageProviders.Is(status.Provider, StorageProviders.Memory) ? null : await probe.FaultAsync(cancellationToken);

    private static string Words(StorageStatus status) => (status.Promise, status.Provider) switch
    {
        (StoragePromise.Reduced, StorageProviders.Redis) => $"{status.Provider}: what was accepted may be lost with its power; set appendonly yes and appendfsync always",
        (StoragePromise.Reduced, StorageProviders.Postgres) => $"{status.Provider}: what was accepted may be lost with its power; set synchronous_commit, fsync and full_page_writes on",
        (StoragePromise.Reduced, _) => $"{status.Provider}: what was accepted is lost with the process",
        (StoragePromise.Unknown, _) => $"{status.Provider}: it does not say whether it keeps what was accepted over a power cut",
        _ => status.Provider,
    };
}
