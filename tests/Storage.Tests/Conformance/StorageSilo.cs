using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Storage;
using Orleans.TestingHost;
using StackExchange.Redis;
using Xunit;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>A silo with the store as hosts register it.</summary>
public abstract class StorageSilo(string provider) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private InProcessTestCluster? _cluster;

    public IServiceProvider Services => _cluster!.Silos[0].ServiceProvider;

    public IGrainStorage Storage => Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public StorageMonitor Monitor => Services.GetRequiredService<StorageMonitor>();

    public IGrainFactory Grains => _cluster!.Client;

    public string DataDir => _folder.Path;

    /// <summary>True: the store survives its silo.</summary>
    public abstract bool Durable { get; }

    private readonly string _service = Guid.NewGuid().ToString("N");

    /// <summary>False for a provider of Orleans' own, whose conflicts name no versions and which hears no token.</summary>
    public virtual bool IsOwn => true;

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        await Start();
    }

    public async Task Restart()
    {
        await _cluster!.DisposeAsync();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        _folder.Dispose();
        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The connection of a store outside of the process.</summary>
    protected virtual IConnectionMultiplexer? Redis => null;

    /// <summary>The same for PostgreSQL.</summary>
    protected virtual NpgsqlDataSource? Postgres => null;

    /// <summary>Gives the silo its store.</summary>
    protected virtual void Configure(ISiloBuilder silo) =>
        silo.AddAgencyStorage(new StorageOptions { Provider = provider, DataDir = _folder.Path }, Redis is { } redis ? _ => redis : null, Postgres is { } postgres ? _ => postgres : null);

    /// <summary>Starts what the store needs.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Ends what was started.</summary>
    protected virtual Task CleanUpAsync() => Task.CompletedTask;

    private async Task Start()
    {
        var builder = new InProcessTestClusterBuilder(1);
        // The same after a restart: Redis keeps its records under it.
        builder.Options.ServiceId = _service;
        builder.ConfigureSilo((_, silo) => Configure(silo));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }
}
