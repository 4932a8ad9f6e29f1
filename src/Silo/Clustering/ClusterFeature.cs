using System.Net;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Storage;
using ChatAgency.Storage.Sqlite;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using Orleans.Versions.Compatibility;
using Orleans.Versions.Selector;

namespace ChatAgency.Silo.Clustering;

/// <summary>How this silo finds the others, and how they find out that one has died.</summary>
internal static class ClusterFeature
{
    internal static void AddCluster(this ISiloBuilder silo, AgencyClusterOptions cluster, StorageOptions storage)
    {
        if (cluster.IsRedis()) silo.UseRedis();
        else if (cluster.IsPostgres()) silo.UsePostgres();
        else silo.UseThisMachine(storage);
        silo.Configure<ClusterOptions>(names => (names.ServiceId, names.ClusterId) = (cluster.Name, cluster.Name));
        silo.Services.AddOptions<EndpointOptions>().Configure<ClusterDoors>(static (endpoints, doors) => doors.Set(endpoints));
        silo.Configure<ClusterMembershipOptions>(DeathWatch.Set);
        // Orleans' own default forgets, with a silo that leaves or dies, a part of what runs on the others, and ends it
        // there. This one hands it over or asks around. It is what Orleans' own test clusters use.
#pragma warning disable ORLEANSEXP003
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        // It would let nobody take up what ran on a dead silo for half a minute, lest that one still lives. Here a living
        // dead can do no harm: whoever is to act writes first, and the store refuses the later of two writers.
        silo.Configure<GrainDirectoryOptions>(static directory => directory.RangeLeaseDuration = TimeSpan.Zero);
        // Said rather than left to a default: what rolls from one version to the next rests on it.
        silo.Configure<GrainVersioningOptions>(static versions =>
            (versions.DefaultCompatibilityStrategy, versions.DefaultVersionSelectorStrategy) = (nameof(BackwardCompatible), nameof(AllCompatibleVersions)));
    }

    private static void UseThisMachine(this ISiloBuilder silo, StorageOptions storage)
    {
        silo.UseLocalhostClustering();
        if (StorageProviders.Is(storage.Provider, StorageProviders.Sqlite)) silo.UseSqliteReminders(storage);
        else silo.UseInMemoryReminderService();
        silo.Services.AddOptions<DevelopmentClusterMembershipOptions>().Configure<ClusterDoors>(static (membership, doors) =>
            membership.PrimarySiloEndpoint = new IPEndPoint(IPAddress.Loopback, doors.Silo.Port));
    }

    private static void UsePostgres(this ISiloBuilder silo)
    {
        silo.Services.AddPostgresConnection(nameof(ConnectionStringOptions.Cluster));
        silo.UseAdoNetClustering(static (AdoNetClusteringSiloOptions options) => options.Invariant = PostgresConnection.Invariant);
        silo.Services.AddOptions<AdoNetClusteringSiloOptions>().Configure<IServiceProvider>(static (options, services) =>
            options.DataSource = services.Postgres(nameof(ConnectionStringOptions.Cluster)).Shared);
        silo.UseAdoNetReminderService(static reminders => reminders.Configure<IServiceProvider>(static (options, services) =>
            (options.Invariant, options.DataSource) = (PostgresConnection.Invariant, services.Postgres(nameof(ConnectionStringOptions.Cluster)).Shared)));
    }

    private static void UseRedis(this ISiloBuilder silo)
    {
        silo.Services.AddRedisConnection(nameof(ConnectionStringOptions.Cluster));
        silo.UseRedisClustering(static _ => { });
        silo.Services.AddOptions<RedisClusteringOptions>().Configure<IServiceProvider>(static (options, services) =>
        {
            var redis = services.Redis(nameof(ConnectionStringOptions.Cluster));
            options.ConfigurationOptions = redis.Options;
            options.CreateMultiplexer = _ => Task.FromResult((redis.Shared, true));
        });
        silo.UseRedisReminderService(static _ => { });
        silo.Services.AddOptions<RedisReminderTableOptions>().Configure<IServiceProvider>(static (options, services) =>
        {
            var redis = services.Redis(nameof(ConnectionStringOptions.Cluster));
            options.ConfigurationOptions = redis.Options;
            options.CreateMultiplexer = _ => Task.FromResult((redis.Shared, true));
        });
    }
}
