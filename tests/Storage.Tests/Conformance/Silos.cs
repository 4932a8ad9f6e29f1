using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Tests.Conformance;
using StackExchange.Redis;
using Xunit;

[assembly: AssemblyFixture(typeof(SqliteSilo))]
[assembly: AssemblyFixture(typeof(MemorySilo))]
[assembly: AssemblyFixture(typeof(RedisSilo))]

namespace ChatAgency.Storage.Tests.Conformance;

public class SqliteSilo() : StorageSilo(StorageProviders.Sqlite)
{
    public override bool Durable => true;
}

public class MemorySilo() : StorageSilo(StorageProviders.Memory)
{
    public override bool Durable => false;
}

public class RedisSilo() : StorageSilo(StorageProviders.Redis)
{
    private RedisServer? _server;

    /// <summary>Where it keeps its files.</summary>
    public string ServerFolder => _server!.Folder;

    public override bool IsOwn => false;

    private ConnectionMultiplexer? _connection;

    public override bool Durable => true;

    protected override IConnectionMultiplexer? Redis => _connection;

    public Task SaveAsync() => _connection!.GetDatabase().ExecuteAsync("SAVE");

    protected override async Task PrepareAsync()
    {
        _server = await RedisServer.StartAsync();
        _connection = await ConnectionMultiplexer.ConnectAsync(_server.ConnectionString);
    }

    protected override async Task CleanUpAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }
}
