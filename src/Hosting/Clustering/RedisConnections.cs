using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Clustering;

/// <summary>Registers the connections to Redis, one for each connection string.</summary>
public static class RedisConnections
{
    // Signs of life that come later are none.
    private static readonly TimeSpan Signs = TimeSpan.FromSeconds(2);

    // A store may be slow for a while, and a write that was given up costs its conversation a fresh read.
    private static readonly TimeSpan Records = TimeSpan.FromSeconds(5);

    /// <summary>Adds <see cref="RedisConnection"/> under the name of its connection string, and a check at start that it answers. A second call changes nothing.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="name">A property of <see cref="ConnectionStringOptions"/>.</param>
    public static IServiceCollection AddRedisConnection(this IServiceCollection services, string name)
    {
        services.AddAgencyOptions<ConnectionStringOptions, ConnectionStringOptionsValidator>(ConnectionStringOptions.Section);
        if (services.Any(service => service.ServiceType == typeof(RedisConnection) && name.Equals(service.ServiceKey))) return services;
        services.AddKeyedSingleton(name, static (provider, key) => Open(provider.GetRequiredService<IOptions<ConnectionStringOptions>>().Value, (string)key));
        services.AddSingleton<IStartupCheck>(provider => new RedisCheck(provider.Redis(name)));
        return services;
    }

    /// <summary>The connection of this name.</summary>
    public static RedisConnection Redis(this IServiceProvider provider, string name) => provider.GetRequiredKeyedService<RedisConnection>(name);

    private static RedisConnection Open(ConnectionStringOptions options, string name)
    {
        var setting = PlainNames.Shown($"{ConnectionStringOptions.Section}:{name}");
        return name == nameof(ConnectionStringOptions.Cluster)
            ? new RedisConnection(setting, options.Cluster, Signs)
            : new RedisConnection(setting, options.Storage, Records);
    }

    private sealed class RedisCheck(RedisConnection connection) : IStartupCheck
    {
        public IReadOnlyList<StartupFault> Check() => connection.Fault() is { } fault ? [fault] : [];
    }
}
