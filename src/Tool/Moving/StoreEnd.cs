using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Silo.Storage;
using ChatAgency.Storage;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.AzureBlob.Moving;
using ChatAgency.Storage.Moving;
using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Postgres.Moving;
using ChatAgency.Storage.Redis.Moving;
using ChatAgency.Storage.Schema;
using ChatAgency.Storage.Sqlite.Moving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Tool.Moving;

/// <summary>One end of a copy: <c>kind:where</c>, opened as a host would open it.</summary>
internal sealed class StoreEnd : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StoreEnd(WebApplication app, IRawStore store) => (_app, Store) = (app, store);

    internal IRawStore Store { get; }

    /// <param name="option">The option that names it, for faults.</param>
    /// <param name="address">As it was given.</param>
    /// <param name="cluster">The cluster's name, where the settings have another.</param>
    /// <param name="container">The container's name, where the settings have another.</param>
    /// <param name="writes">False: it is only read.</param>
    /// <exception cref="StartupFaultException">It cannot be understood, or cannot be used.</exception>
    internal static async Task<StoreEnd> OpenAsync(string option, string address, string? cluster, string? container, bool writes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.AddAgencyConfiguration([.. StoreAddress.Settings(option, address), .. cluster is null ? [] : new[] { $"--Cluster:Name={cluster}" }, .. container is null ? [] : new[] { $"--Storage:Container={container}" }]);
        builder.Services.AddAgencyOptions<AgencyClusterOptions, AgencyClusterOptionsValidator>(AgencyClusterOptions.Section);
        builder.Services.AddAgencyOptions<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);
        var storage = builder.Configuration.ReadOptions<StorageOptions>(StorageOptions.Section);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Redis)) builder.Services.AddRedisConnection(nameof(ConnectionStringOptions.Storage));
        if (StorageProviders.Is(storage.Provider, StorageProviders.Postgres)) builder.Services.AddPostgresConnection(nameof(ConnectionStringOptions.Storage));
        var app = builder.Build();
        try
        {
            if (app.Services.GetServices<IStartupCheck>().SelectMany(static check => check.Check()).ToList() is { Count: > 0 } faults)
                throw new StartupFaultException([.. faults.Select(fault => fault.Setting == Setting ? fault with { Setting = option } : fault)]);
            return new StoreEnd(app, Open(option, app, storage, writes));
        }
        catch (StorageException fault)
        {
            await app.DisposeAsync();
            throw Fault(option, fault.Message);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>The store that the settings name, as an address.</summary>
    internal static string Settled()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyConfiguration([]);
        return $"{builder.Configuration.ReadOptions<StorageOptions>(StorageOptions.Section).Provider}:";
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _app.DisposeAsync();
    }

    internal static StartupFaultException Fault(string option, string problem) => new([new StartupFault(option, problem)]);

    private static string Setting => PlainNames.Shown($"{ConnectionStringOptions.Section}:{nameof(ConnectionStringOptions.Storage)}");

    private static IRawStore Open(string option, WebApplication app, StorageOptions storage, bool writes)
    {
        var cluster = app.Configuration.ReadOptions<AgencyClusterOptions>(AgencyClusterOptions.Section).Name;
        const string name = nameof(ConnectionStringOptions.Storage);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Redis)) return new RawRedis(app.Services.Redis(name).Shared, cluster);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Sqlite)) return writes ? RawSqlite.OpenForWriting(storage.DataDir) : RawSqlite.OpenForReading(storage.DataDir);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Postgres))
        {
            var database = app.Services.Postgres(name).Shared;
            return PostgresSchema.Look(database).Standing == SchemaStanding.Fits
                ? new RawPostgres(database, cluster)
                : throw Fault(option, "names a PostgreSQL without the agency's tables, or with those of another version: run schema apply --connection … first.");
        }

        var blobs = BlobConnection.Open(app.Configuration.ReadOptions<ConnectionStringOptions>(ConnectionStringOptions.Section).Storage, storage.Container);
        return blobs.Fault() is { } problem ? throw Fault(option, problem) : new RawBlobs(blobs, StorePlaces.Known, TimeProvider.System);
    }
}
