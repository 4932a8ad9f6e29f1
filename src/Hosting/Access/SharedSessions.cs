using ChatAgency.Hosting.Clustering;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Access;

/// <summary>A session that one gateway began is known to all of its cluster, and outlives a restart of each.</summary>
internal static class SharedSessions
{
    private const string Connection = nameof(ConnectionStringOptions.Cluster);

    internal static void ShareSessions(this IServiceCollection services, AgencyClusterOptions cluster)
    {
        if (cluster.IsRedis()) services.AddRedisConnection(Connection);
        else services.AddPostgresConnection(Connection);
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) => keys.XmlRepository = KeyRing(provider, cluster));
    }

    private static IXmlRepository KeyRing(IServiceProvider provider, AgencyClusterOptions cluster)
    {
        var ring = $"{cluster.Name}/session-keys";
        return cluster.IsRedis()
            ? new RedisXmlRepository(() => provider.Redis(Connection).Shared.GetDatabase(), ring)
            : new PostgresKeyRing(() => provider.Postgres(Connection).Shared, ring);
    }
}
