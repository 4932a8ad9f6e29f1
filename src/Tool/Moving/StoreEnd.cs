using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Silo.Storage;
using ChatAgency.Storage;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.AzureBlob.Moving;
using ChatAgency.Storage.DataFolder;
using ChatAgency.Storage.Moving;
using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Postgres.Moving;
using ChatAgency.Storage.Redis.Moving;
using ChatAgency.Storage.Schema;
using ChatAgency.Storage.Sqlite.Moving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatAgency.Tool.Moving;

/// <summary>One end of a copy: <c>kind:where</c>, opened as a host would open it.</summary>
internal sealed class StoreEnd : IAsyncDisposable
{
    private const string Name = nameof(ConnectionStringOptions.Storage);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly WebApplication _app;
    private readonly StorageOptions _storage;
    private readonly bool _writes;
    private DataFolderLock? _folder;

    private StoreEnd(WebApplication app, StorageOptions storage, IRawStore store, bool writes) => (_app, _storage, Store, _writes) = (app, storage, store, writes);

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
        if (StorageProviders.Is(storage.Provider, StorageProviders.Redis)) builder.Services.AddRedisConnection(Name, ConnectionTitle.Tool);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Postgres)) builder.Services.AddPostgresConnection(Name, ConnectionTitle.Tool);
        var app = builder.Build();
        try
        {
            // A host may come before its Redis; a command is awaited by a person.
            if (StorageProviders.Is(storage.Provider, StorageProviders.Redis) && app.Services.Redis(Name).Options is { } redis) redis.ConnectRetry = 1;
            if (app.Services.GetServices<IStartupCheck>().SelectMany(static check => check.Check()).ToList() is { Count: > 0 } faults)
                throw new StartupFaultException([.. faults.Select(fault => fault with { Setting = Given(fault.Setting, option, cluster, container) })]);
            return new StoreEnd(app, storage, Open(option, app, storage, writes), writes);
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

    /// <summary>
    /// Who else has the store now, each in words; null where that cannot be seen. A data folder that is free is held from then on, as a
    /// host holds it.
    /// </summary>
    /// <exception cref="StorageException">It does not answer.</exception>
    internal Task<IReadOnlyList<string>?> HoldersAsync(CancellationToken cancellationToken)
    {
        if (StorageProviders.Is(_storage.Provider, StorageProviders.Redis)) return StoreHolders.InRedisAsync(_app.Services.Redis(Name).Shared, Title(_app), cancellationToken);
        if (StorageProviders.Is(_storage.Provider, StorageProviders.Postgres)) return StoreHolders.InPostgresAsync(_app.Services.Postgres(Name).Shared, Title(_app), cancellationToken);
        return Task.FromResult(StorageProviders.Is(_storage.Provider, StorageProviders.Sqlite) ? OfFolder() : null);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder?.Dispose();
        await _app.DisposeAsync();
    }

    internal static StartupFaultException Fault(string option, string problem) => new([new StartupFault(option, problem)]);

    // Whoever gave an option looks for that, and not for a setting.
    private static string Given(string setting, string option, string? cluster, string? container) => setting switch
    {
        _ when setting == Setting => option,
        "Cluster__Name" when cluster is not null => option == "--store" ? "--cluster" : $"{option}-cluster",
        "Storage__Container" when container is not null => $"{option}-container",
        _ => setting,
    };

    private static string Setting => PlainNames.Shown($"{ConnectionStringOptions.Section}:{Name}");

    private IReadOnlyList<string> OfFolder()
    {
        if (_writes || _folder is not null) return [];
        var claim = DataFolderLock.Claim(_storage.DataDir);
        if (claim is DataFolderClaim.Refused refused) return [refused.Message];
        _folder = ((DataFolderClaim.Taken)claim).Lock;
        return [];
    }

    private static string Title(WebApplication app) => ConnectionTitle.Of(ConnectionTitle.Storage, Cluster(app));

    private static string Cluster(WebApplication app) => app.Configuration.ReadOptions<AgencyClusterOptions>(AgencyClusterOptions.Section).Name;

    private static IRawStore Open(string option, WebApplication app, StorageOptions storage, bool writes)
    {
        if (StorageProviders.Is(storage.Provider, StorageProviders.Redis)) return new RawRedis(app.Services.Redis(Name).Shared, Cluster(app));
        if (StorageProviders.Is(storage.Provider, StorageProviders.Sqlite)) return writes ? RawSqlite.OpenForWriting(storage.DataDir) : RawSqlite.OpenForReading(storage.DataDir);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Postgres))
        {
            var database = app.Services.Postgres(Name).Shared;
            return HasTables(option, database)
                ? new RawPostgres(database, Cluster(app))
                : throw Fault(option, "names a PostgreSQL without the agency's tables, or with those of another version: run schema apply --connection … first.");
        }

        var blobs = BlobConnection.Open(app.Configuration.ReadOptions<ConnectionStringOptions>(ConnectionStringOptions.Section).Storage, storage.Container);
        return (writes ? blobs.Fault(Patience) : blobs.FaultOfReading(Patience)) is { } problem ? throw Fault(option, problem) : new RawBlobs(blobs, StorePlaces.Known, TimeProvider.System);
    }

    private static bool HasTables(string option, NpgsqlDataSource database)
    {
        try
        {
            return PostgresSchema.Look(database).Standing == SchemaStanding.Fits;
        }
        catch (NpgsqlException e)
        {
            throw Fault(option, $"names a PostgreSQL that does not let its tables be read ({(e as PostgresException)?.SqlState ?? e.GetType().Name}): give its user the rights of docs/storage.md.");
        }
    }
}
