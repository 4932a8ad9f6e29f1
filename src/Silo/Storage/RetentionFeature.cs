using System.Runtime.CompilerServices;
using ChatAgency.Grains.Retaining;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Storage;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.AzureBlob.Moving;
using ChatAgency.Storage.Moving;
using ChatAgency.Storage.Postgres.Moving;
using ChatAgency.Storage.Redis.Moving;
using ChatAgency.Storage.Sqlite.Moving;

namespace ChatAgency.Silo.Storage;

/// <summary>Lets grains know what conversations the store has: nothing but its list of names tells of all of them.</summary>
internal static class RetentionFeature
{
    private const string Conversation = "conversation";

    internal static IServiceCollection AddKeptConversations(this IServiceCollection services, StorageOptions storage, AgencyClusterOptions cluster) =>
        StorageProviders.Is(storage.Provider, StorageProviders.Memory)
            ? services
            : services.AddSingleton(provider => new KeptConversations(cancellationToken => ListAsync(() => Open(provider, storage, cluster.Name), cancellationToken)));

    private static async IAsyncEnumerable<IReadOnlyList<string>> ListAsync(Func<IRawStore> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var store = open();
        await foreach (var page in store.HeadsAsync(cancellationToken))
            yield return [.. page.Select(static head => head.Name).Where(static name => name.GrainType == Conversation).Select(static name => name.Grain[(Conversation.Length + 1)..])];
    }

    private static IRawStore Open(IServiceProvider services, StorageOptions storage, string cluster)
    {
        const string name = nameof(ConnectionStringOptions.Storage);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Redis)) return new RawRedis(services.Redis(name).Shared, cluster);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Postgres)) return new RawPostgres(services.Postgres(name).Shared, cluster);
        if (StorageProviders.Is(storage.Provider, StorageProviders.AzureBlob)) return new RawBlobs(services.GetRequiredService<BlobConnection>(), StorePlaces.Known, TimeProvider.System);
        return RawSqlite.OpenForReading(storage.DataDir);
    }
}
