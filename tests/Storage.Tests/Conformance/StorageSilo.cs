using ChatAgency.Storage.Monitoring;
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

    /// <summary>True: the store survives its silo.</summary>
    public abstract bool Durable { get; }

    public async ValueTask InitializeAsync() => await Start();

    public async Task Restart()
    {
        await _cluster!.DisposeAsync();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task Start()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddAgencyStorage(new StorageOptions { Provider = provider, DataDir = _folder.Path }));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }
}
