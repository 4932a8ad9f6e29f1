using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Storage;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.Schema;
using ChatAgency.Tool.Schemas;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Tool.Examining;

/// <summary>Whether what is kept can be kept: each store that the settings name answers, and has the agency's tables.</summary>
internal static class StoreFindings
{
    internal static async IAsyncEnumerable<Finding> LookAsync()
    {
        await Task.Yield();
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyConfiguration([]);
        builder.Logging.ClearProviders();
        var storage = builder.Configuration.ReadOptions<StorageOptions>(StorageOptions.Section);
        var strings = builder.Configuration.ReadOptions<ConnectionStringOptions>(ConnectionStringOptions.Section);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Memory)) yield return Finding.Note("store", "memory: everything is lost when the process ends");
        if (StorageProviders.Is(storage.Provider, StorageProviders.AzureBlob)) yield return OfBlobs(BlobConnection.Open(strings.Storage, storage.Container));
        foreach (var finding in OfRedis(builder, storage)) yield return finding;
        foreach (var finding in await OfDatabasesAsync()) yield return finding;
    }

    private static Finding OfBlobs(BlobConnection connection) =>
        connection.Fault() is { } problem ? Finding.Wrong("store", $"ConnectionStrings__Storage {problem}") : Finding.Ok("store", "the blob container can be written to");

    private static IEnumerable<Finding> OfRedis(WebApplicationBuilder builder, StorageOptions storage)
    {
        var cluster = builder.Configuration.ReadOptions<AgencyClusterOptions>(AgencyClusterOptions.Section);
        if (StorageProviders.Is(storage.Provider, StorageProviders.Redis)) builder.Services.AddRedisConnection(nameof(ConnectionStringOptions.Storage), ConnectionTitle.Tool);
        if (cluster.IsRedis()) builder.Services.AddRedisConnection(nameof(ConnectionStringOptions.Cluster));
        if (!builder.Services.Any(static service => service.ServiceType == typeof(RedisConnection))) return [];
        using var services = builder.Services.BuildServiceProvider();
        var faults = services.GetServices<IStartupCheck>().SelectMany(static check => check.Check()).ToList();
        return faults.Count == 0 ? [Finding.Ok("store", "Redis answers")] : [.. faults.Select(static fault => Finding.Wrong("store", fault.ToString()))];
    }

    private static async Task<IReadOnlyList<Finding>> OfDatabasesAsync()
    {
        List<Finding> findings = [];
        try
        {
            await Databases.WithAsync([], databases =>
            {
                findings.AddRange(databases.Select(static database => OfDatabase(database, database.Look())));
                return ExitCodes.Done;
            });
        }
        catch (StartupFaultException refused)
        {
            findings.AddRange(refused.Faults.Select(static fault => Finding.Wrong("store", fault.ToString())));
        }

        return findings;
    }

    private static Finding OfDatabase(Database database, SchemaState state) => state.Standing switch
    {
        SchemaStanding.Fits => Finding.Ok("store", $"{database.Kind} ({database.Setting}) has its tables"),
        SchemaStanding.TooNew => Finding.Wrong("store", $"{database.Kind} ({database.Setting}) has tables of a newer program: run that"),
        _ when database.Kind == Choice.Sqlite => Finding.Ok("store", $"{database.Kind} ({database.Setting}) gets its tables at the next start"),
        _ => Finding.Wrong("store", $"{database.Kind} ({database.Setting}) has no tables, or old ones: run schema apply"),
    };
}
