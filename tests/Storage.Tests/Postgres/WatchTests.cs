using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Tests.Conformance;
using Npgsql;
using Xunit;

namespace ChatAgency.Storage.Tests.Postgres;

/// <summary>What the watch over PostgreSQL finds out: whether it is there, takes writes, and keeps them.</summary>
public sealed class WatchTests(PostgresSilo postgres)
{
    private readonly StorageMonitor _monitor = new(StorageProviders.Postgres, StoragePromise.Unknown, TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("on", StoragePromise.Kept)]
    [InlineData("remote_apply", StoragePromise.Kept)]
    [InlineData("local", StoragePromise.Reduced)]
    [InlineData("off", StoragePromise.Reduced)]
    public async Task The_promise_is_what_it_waits_for(string commit, StoragePromise promise)
    {
        await using var database = NpgsqlDataSource.Create($"{postgres.Server.ConnectionString("postgres")};Options=-c synchronous_commit={commit}");
        await LookAsync(database);
        Assert.Equal((promise, null), (_monitor.Status.Promise, _monitor.Status.LastError));
    }

    [Fact]
    public async Task One_that_takes_no_writes_is_an_error()
    {
        await using var database = NpgsqlDataSource.Create($"{postgres.Server.ConnectionString("postgres")};Options=-c default_transaction_read_only=on");
        await LookAsync(database);
        Assert.Contains("read-only", _monitor.Status.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_without_fsync_is_a_reduced_promise_and_one_that_is_frozen_or_away_an_error_until_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync("fsync=off");
        await using var database = NpgsqlDataSource.Create($"{server.ConnectionString("postgres")};Timeout=1;Command Timeout=1;Cancellation Timeout=200");
        await LookAsync(database);
        Assert.Equal((StoragePromise.Reduced, null), (_monitor.Status.Promise, _monitor.Status.LastError));

        server.Freeze();
        await LookAsync(database);
        Assert.Contains("does not answer", _monitor.Status.LastError, StringComparison.Ordinal);
        server.Thaw();
        await BackAsync(database);

        await server.KillAsync();
        await LookAsync(database);
        Assert.NotNull(_monitor.Status.LastError);
        await server.StartAgainAsync();
        await BackAsync(database);

        await server.StopAsync();
        await LookAsync(database);
        Assert.NotNull(_monitor.Status.LastError);
    }

    private async Task BackAsync(NpgsqlDataSource database)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do await LookAsync(database);
        while (_monitor.Status.LastError is not null && await pace.WaitForNextTickAsync(Cancel));
    }

    private async Task LookAsync(NpgsqlDataSource database)
    {
        using var watch = new PostgresWatch(database, _monitor, TimeProvider.System);
        await watch.LookAsync(Cancel);
    }
}
