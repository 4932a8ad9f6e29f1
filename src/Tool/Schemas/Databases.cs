using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Storage;
using ChatAgency.Storage.DataFolder;
using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Schema;
using ChatAgency.Storage.Sqlite.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatAgency.Tool.Schemas;

/// <summary>Which databases the settings name.</summary>
internal static class Databases
{
    /// <param name="settings">Settings that are stronger than all others, as a host takes them.</param>
    /// <param name="use">What is to be done with them; their connections are open as long.</param>
    /// <exception cref="StartupFaultException">A setting is wrong, or a database does not answer or refuses.</exception>
    internal static async Task<int> WithAsync(string[] settings, Func<IReadOnlyList<Database>, int> use)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyConfiguration(settings);
        builder.Services.AddAgencyOptions<AgencyClusterOptions, AgencyClusterOptionsValidator>(AgencyClusterOptions.Section);
        builder.Services.AddAgencyOptions<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);
        var storage = builder.Configuration.ReadOptions<StorageOptions>(StorageOptions.Section);
        var cluster = builder.Configuration.ReadOptions<AgencyClusterOptions>(AgencyClusterOptions.Section);
        var named = Postgres(storage, cluster).ToList();
        foreach (var name in named) builder.Services.AddPostgresConnection(name, ConnectionTitle.Tool);
        await using var app = builder.Build();
        if (app.Services.GetServices<IStartupCheck>().SelectMany(static check => check.Check()).ToList() is { Count: > 0 } faults) throw new StartupFaultException(faults);
        return use([.. Files(storage), .. named.DistinctBy(name => app.Services.Postgres(name).Shared.ConnectionString).Select(name => Of(name, app.Services.Postgres(name)))]);
    }

    private static IEnumerable<string> Postgres(StorageOptions storage, AgencyClusterOptions cluster)
    {
        if (StorageProviders.Is(storage.Provider, StorageProviders.Postgres)) yield return nameof(ConnectionStringOptions.Storage);
        if (cluster.IsPostgres()) yield return nameof(ConnectionStringOptions.Cluster);
    }

    private static IEnumerable<Database> Files(StorageOptions storage) =>
        StorageProviders.Is(storage.Provider, StorageProviders.Sqlite)
            ? [new Database("DATA_DIR", Choice.Sqlite, () => OfFile(() => SqliteSchema.Look(storage.DataDir)), () => OfFile(() => Apply(storage.DataDir)))]
            : [];

    private static Database Of(string name, PostgresConnection connection)
    {
        var setting = PlainNames.Shown($"{ConnectionStringOptions.Section}:{name}");
        return new Database(setting, Choice.Postgres, () => OfServer(setting, () => PostgresSchema.Look(connection.Shared)), () => OfServer(setting, () => PostgresSchema.Apply(connection.Shared)));
    }

    private static SchemaState Apply(string dataDir)
    {
        if (DataFolderLock.Claim(dataDir) is not DataFolderClaim.Taken taken) throw Fault("DATA_DIR", "is held by another process, or cannot be used: stop the agency first.");
        using (taken.Lock) return SqliteSchema.Apply(dataDir);
    }

    private static SchemaState OfFile(Func<SchemaState> ask)
    {
        try
        {
            return ask();
        }
        catch (StorageException e)
        {
            throw Fault("DATA_DIR", e.Message);
        }
    }

    private static SchemaState OfServer(string setting, Func<SchemaState> ask)
    {
        try
        {
            return ask();
        }
        catch (PostgresException e)
        {
            throw Fault(setting, $"names a PostgreSQL that refuses: {e.MessageText} ({e.SqlState}).");
        }
        catch (NpgsqlException e)
        {
            throw Fault(setting, $"names a PostgreSQL that stopped answering ({e.GetType().Name}).");
        }
    }

    private static StartupFaultException Fault(string setting, string problem) => new([new StartupFault(setting, problem)]);
}
