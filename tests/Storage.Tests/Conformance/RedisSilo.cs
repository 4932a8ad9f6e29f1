using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Moving;
using ChatAgency.Storage.Redis.Moving;
using StackExchange.Redis;

namespace ChatAgency.Storage.Tests.Conformance;

public class RedisSilo() : DistantSilo(StorageProviders.Redis)
{
    private RedisServer? _server;
    private ConnectionMultiplexer? _connection;

    public override string ServerFolder => _server!.Folder;

    public override bool IsOwn => false;

    public override Task StopServerAsync() => _server!.KillAsync();

    public override Task StartServerAgainAsync() => _server!.StartAgainAsync();

    /// <summary>Writes a dump beside the log of changes.</summary>
    public Task SaveAsync() => _connection!.GetDatabase().ExecuteAsync("SAVE");

    public override IRawStore OpenRaw(RecordPlaces places) => new RawRedis(_connection!, Service);

    protected override async Task<int> StartServerAsync()
    {
        _server = await RedisServer.StartAsync();
        return _server.Port;
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        var options = ConfigurationOptions.Parse($"{Network.Address},abortConnect=false,connectTimeout=1000");
        options.ReconnectRetryPolicy = new LinearRetry(100);
        _connection = await ConnectionMultiplexer.ConnectAsync(options);
    }

    protected override void Register(ISiloBuilder silo, StorageOptions options) => silo.AddAgencyStorage(options, redis: _ => _connection!);

    protected override async Task CleanUpAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        await base.CleanUpAsync();
        if (_server is not null) await _server.DisposeAsync();
    }
}
