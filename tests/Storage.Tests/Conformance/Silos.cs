using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Tests.Conformance;
using StackExchange.Redis;
using Xunit;

[assembly: AssemblyFixture(typeof(SqliteSilo))]
[assembly: AssemblyFixture(typeof(MemorySilo))]
[assembly: AssemblyFixture(typeof(RedisSilo))]
[assembly: AssemblyFixture(typeof(PostgresSilo))]
[assembly: AssemblyFixture(typeof(AdoNetSqliteSilo))]

namespace ChatAgency.Storage.Tests.Conformance;

public sealed class SqliteSilo() : StorageSilo(StorageProviders.Sqlite)
{
    public override bool Durable => true;
}

public sealed class MemorySilo() : StorageSilo(StorageProviders.Memory)
{
    public override bool Durable => false;
}

public sealed class RedisSilo() : StorageSilo(StorageProviders.Redis)
{
    private RedisServer? _server;

    public override bool IsOwn => false;

    private ConnectionMultiplexer? _connection;

    public override bool Durable => true;

    protected override IConnectionMultiplexer? Redis => _connection;

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
