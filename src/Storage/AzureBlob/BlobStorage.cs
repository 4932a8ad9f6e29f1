using ChatAgency.Storage.AzureBlob.Calling;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.AzureBlob.Watching;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime.Hosting;

namespace ChatAgency.Storage.AzureBlob;

/// <summary>Registers the store over a connection of the host.</summary>
internal static class BlobStorage
{
    internal static void AddBlobStorage(this ISiloBuilder silo, Func<IServiceProvider, BlobConnection> blobs)
    {
        silo.Services.AddSingleton(services => new BlobRecords(blobs(services), services.GetRequiredService<TimeProvider>()));
        silo.Services.AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, static (services, _) => ActivatorUtilities.CreateInstance<BlobGrainStorage>(services));
        silo.Services.AddHostedService<BlobWatch>();
    }
}
