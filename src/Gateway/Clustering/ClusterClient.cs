using System.Net;
using ChatAgency.Hosting.Clustering;
using Orleans.Clustering.Redis;
using Orleans.Configuration;

namespace ChatAgency.Gateway.Clustering;

/// <summary>How this gateway finds the silos.</summary>
internal static class ClusterClient
{
    internal static void AddCluster(this IClientBuilder client, AgencyClusterOptions cluster)
    {
        if (cluster.IsRedis()) client.UseRedis();
        else if (cluster.IsPostgres()) client.UsePostgres();
        // A port that is none is reported by the checks at start.
        else client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, Math.Clamp(cluster.GatewayPort, IPEndPoint.MinPort, IPEndPoint.MaxPort)));
        client.Configure<ClusterOptions>(names => (names.ServiceId, names.ClusterId) = (cluster.Name, cluster.Name));
    }

    private static void UseRedis(this IClientBuilder client)
    {
        client.Services.AddRedisConnection(nameof(ConnectionStringOptions.Cluster));
        client.UseRedisClustering(static _ => { });
        client.Services.AddOptions<RedisClusteringOptions>().Configure<IServiceProvider>(static (options, services) =>
        {
            var redis = services.Redis(nameof(ConnectionStringOptions.Cluster));
            options.ConfigurationOptions = redis.Options;
            options.CreateMultiplexer = _ => Task.FromResult((redis.Shared, true));
        });
        client.KnowSilosSoon();
    }

    private static void UsePostgres(this IClientBuilder client)
    {
        client.Services.AddPostgresConnection(nameof(ConnectionStringOptions.Cluster));
        client.UseAdoNetClustering(static (AdoNetClusteringClientOptions options) => options.Invariant = PostgresConnection.Invariant);
        client.Services.AddOptions<AdoNetClusteringClientOptions>().Configure<IServiceProvider>(static (options, services) =>
            options.DataSource = services.Postgres(nameof(ConnectionStringOptions.Cluster)).Shared);
        client.KnowSilosSoon();
    }

    /// <summary>A silo that came is to be known before the next of a rolling restart goes.</summary>
    private static void KnowSilosSoon(this IClientBuilder client) =>
        client.Configure<GatewayOptions>(static gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(3));
}
