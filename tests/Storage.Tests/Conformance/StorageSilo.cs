using ChatAgency.Storage.Encrypting;
using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Moving;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
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

    /// <summary>The cluster's name in the store.</summary>
    protected string Service => _service;

    /// <summary>The store beneath grains. Not for one in memory.</summary>
    public virtual IRawStore OpenRaw(RecordPlaces places) => throw new NotSupportedException("Nobody can ask a store in memory.");

    /// <summary>True: the store survives its silo.</summary>
    public abstract bool Durable { get; }

    private readonly string _service = Guid.NewGuid().ToString("N");

    /// <summary>False for a provider of Orleans' own, whose conflicts name no versions and which hears no token.</summary>
    public virtual bool IsOwn => true;

    /// <summary>True: a conflict says which versions met.</summary>
    public virtual bool NamesVersions => IsOwn;

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        await Start();
    }

    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public async Task Stop() => await _cluster!.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        _folder.Dispose();
        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Registers the store as hosts do.</summary>
    protected virtual void Register(ISiloBuilder silo, StorageOptions options) => silo.AddAgencyStorage(options);

    /// <summary>What lies between the tests and the store.</summary>
    protected virtual EncryptionOptions Encryption { get; } = new();

    /// <summary>Starts what the store needs.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Ends what was started.</summary>
    protected virtual Task CleanUpAsync() => Task.CompletedTask;

    private async Task Start()
    {
        var builder = new InProcessTestClusterBuilder(1);
        // The same after a restart: Redis keeps its records under it.
        builder.Options.ServiceId = _service;
        var options = new StorageOptions { Provider = provider, DataDir = _folder.Path };
        builder.ConfigureSilo((_, silo) =>
        {
            Register(silo, options);
            silo.AddRecordEncryption(options, Encryption);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }
}
