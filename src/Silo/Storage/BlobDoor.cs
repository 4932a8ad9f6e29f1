using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Storage;
using ChatAgency.Storage.AzureBlob.Connecting;
using Microsoft.Extensions.Options;

namespace ChatAgency.Silo.Storage;

/// <summary>Registers the connection to Azure Blob storage.</summary>
internal static class BlobDoor
{
    /// <summary>Adds <see cref="BlobConnection"/>, and a check at start that records can be written.</summary>
    internal static void AddBlobConnection(this IServiceCollection services)
    {
        services.AddAgencyOptions<ConnectionStringOptions, ConnectionStringOptionsValidator>(ConnectionStringOptions.Section);
        services.AddSingleton(static provider => BlobConnection.Open(
            provider.GetRequiredService<IOptions<ConnectionStringOptions>>().Value.Storage,
            (provider.GetRequiredService<IOptions<StorageOptions>>().ValidOrNull() ?? new StorageOptions()).Container));
        services.AddSingleton<IStartupCheck, BlobCheck>();
    }

    private sealed class BlobCheck(BlobConnection connection, IOptions<StorageOptions> storage) : IStartupCheck
    {
        public IReadOnlyList<StartupFault> Check() => Problem() is { } problem
            ? [new StartupFault(PlainNames.Shown($"{ConnectionStringOptions.Section}:{nameof(ConnectionStringOptions.Storage)}"), problem)]
            : [];

        // A container whose name is wrong is another check's matter, and nothing is asked for in its stead.
        private string? Problem() => storage.ValidOrNull() is null ? connection.Problem : connection.Fault();
    }
}
