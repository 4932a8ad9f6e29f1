using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace ChatAgency.Storage.Postgres;

/// <summary>Asks PostgreSQL every two seconds whether it is there, takes writes, and keeps them over a power cut.</summary>
internal sealed class PostgresWatch(NpgsqlDataSource postgres, StorageMonitor monitor, TimeProvider time) : BackgroundService
{
    private const string Question =
        """
        SELECT current_setting('synchronous_commit'), current_setting('fsync'), current_setting('full_page_writes'), current_setting('transaction_read_only')
        """;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Period, time);
        try
        {
            do await LookAsync(stoppingToken);
            while (await pace.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = postgres.CreateCommand(Question);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            Report(row.GetString(0), [row.GetString(1), row.GetString(2)], isReadOnly: row.GetString(3) == "on");
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            monitor.Failed(e is PostgresException refusal ? $"PostgreSQL refuses ({refusal.SqlState}): look at its log" : "PostgreSQL does not answer");
        }
    }

    private void Report(string commit, string[] switches, bool isReadOnly)
    {
        // Of the values of synchronous_commit, these two wait for the disk here and for every standby that is to keep the promise.
        var isKept = commit is "on" or "remote_apply" && switches.All(static value => value == "on");
        if (isReadOnly) monitor.Failed("PostgreSQL takes no writes: it is a standby, or set read-only");
        else monitor.Answered(isKept ? StoragePromise.Kept : StoragePromise.Reduced);
    }
}
