using Azure.Storage.Blobs;
using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.AzureBlob;
using ChatAgency.Storage.AzureBlob.Calling;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ChatAgency.Storage.Tests.AzureBlob;

/// <summary>The storage over a container of its own, with a proxy before it that fails what it is told to.</summary>
internal sealed class FaultyBlobs : IAsyncDisposable
{
    private FaultyBlobs(AzureBlobSilo silo, BlobProxy proxy, string container, bool deletes, TimeProvider time)
    {
        Proxy = proxy;
        Container = new BlobContainerClient(silo.Server.ConnectionString, container);
        Monitor = new StorageMonitor(StorageProviders.AzureBlob, StoragePromise.Kept, time);
        Records = new BlobRecords(BlobConnection.Open(silo.Server.At(proxy.Port), container), time);
        Storage = new BlobGrainStorage(
            Records,
            Options.Create(new StorageOptions { DeleteStateOnClear = deletes }),
            silo.Services.GetRequiredService<IGrainStorageSerializer>(),
            silo.Services.GetRequiredService<IActivatorProvider>(),
            Monitor);
    }

    internal BlobProxy Proxy { get; }

    internal BlobContainerClient Container { get; }

    internal StorageMonitor Monitor { get; }

    internal BlobRecords Records { get; }

    internal IGrainStorage Storage { get; }

    internal static async Task<FaultyBlobs> StartAsync(AzureBlobSilo silo, bool deletes = true, TimeProvider? time = null)
    {
        var blobs = new FaultyBlobs(silo, await BlobProxy.BeforeAsync(silo.Server.Port), $"c{Guid.NewGuid():N}", deletes, time ?? TimeProvider.System);
        await blobs.Container.CreateAsync();
        return blobs;
    }

    public async ValueTask DisposeAsync()
    {
        await Container.DeleteIfExistsAsync();
        await Proxy.DisposeAsync();
    }
}
