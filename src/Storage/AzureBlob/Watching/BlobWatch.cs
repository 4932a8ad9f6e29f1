using ChatAgency.Storage.AzureBlob.Calling;
using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.Hosting;

namespace ChatAgency.Storage.AzureBlob.Watching;

/// <summary>Asks the blob store every five seconds whether it takes writes.</summary>
internal sealed class BlobWatch(BlobRecords records, StorageMonitor monitor, TimeProvider time) : BackgroundService
{
    // Each look is billed as a write; a failed record says so at once.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Period, time);
        try
        {
            do await LookAsync(stoppingToken);
            while (await pace.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The silo ends.
        }
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await records.ProbeAsync(cancellationToken);
            // A write is on several disks of the service when it is acknowledged.
            monitor.Answered(StoragePromise.Kept);
        }
        catch (StorageException e)
        {
            monitor.Failed(e.Message);
        }
    }
}
