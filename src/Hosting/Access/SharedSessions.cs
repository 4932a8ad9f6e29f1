using ChatAgency.Hosting.Clustering;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Access;

/// <summary>A session that one gateway began is known to all of its cluster, and outlives a restart of each.</summary>
internal static class SharedSessions
{
    internal static void ShareSessions(this IServiceCollection services, AgencyClusterOptions cluster)
    {
        services.AddRedisConnection(nameof(ConnectionStringOptions.Cluster));
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) =>
            keys.XmlRepository = new RedisXmlRepository(() => provider.Redis(nameof(ConnectionStringOptions.Cluster)).Shared.GetDatabase(), $"{cluster.Name}/session-keys"));
    }
}
