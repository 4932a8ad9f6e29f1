using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Redis;
using StackExchange.Redis;
using Xunit;

namespace ChatAgency.Storage.Tests.Redis;

/// <summary>What the watch over Redis finds out: whether it is there, and whether it keeps what it takes.</summary>
public sealed class WatchTests
{
    private readonly StorageMonitor _monitor = new(StorageProviders.Redis, StoragePromise.Unknown, TimeProvider.System);

    [Theory]
    [InlineData("always", StoragePromise.Kept)]
    [InlineData("everysec", StoragePromise.Reduced)]
    public async Task The_promise_is_what_its_disk_keeps(string fsync, StoragePromise promise)
    {
        await using var server = await RedisServer.StartAsync(fsync);
        await using var connection = await ConnectAsync(server);
        await LookAsync(connection);
        Assert.Equal(promise, _monitor.Status.Promise);
        Assert.Equal(promise == StoragePromise.Kept ? 0 : 1, Gauge.Of("chat_storage_promise_reduced", _monitor));
        await connection.GetDatabase().ExecuteAsync("CONFIG", "SET", "appendonly", "no");
        await LookAsync(connection);
        Assert.Equal(StoragePromise.Reduced, _monitor.Status.Promise);
        Assert.Equal(1, Gauge.Of("chat_storage_promise_reduced", _monitor));
    }

    [Fact]
    public async Task One_that_keeps_its_settings_to_itself_is_unknown()
    {
        await using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectAsync(server);
        await connection.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "-config");
        await LookAsync(connection);
        Assert.Equal(StoragePromise.Unknown, _monitor.Status.Promise);
        Assert.Null(_monitor.Status.LastError);
    }

    [Fact]
    public async Task One_that_is_away_is_an_error_until_it_is_back()
    {
        await using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectAsync(server);
        await server.KillAsync();
        await LookAsync(connection);
        Assert.NotNull(_monitor.Status.LastError);
        await server.StartAgainAsync();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (_monitor.Status.LastError is not null)
        {
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            await LookAsync(connection);
        }
    }

    private static Task<ConnectionMultiplexer> ConnectAsync(RedisServer server) => ConnectionMultiplexer.ConnectAsync($"{server.ConnectionString},abortConnect=false,asyncTimeout=1000,connectTimeout=1000");

    private async Task LookAsync(ConnectionMultiplexer connection)
    {
        using var watch = new RedisWatch(connection, _monitor, TimeProvider.System);
        await watch.LookAsync(connection.GetDatabase());
    }
}
