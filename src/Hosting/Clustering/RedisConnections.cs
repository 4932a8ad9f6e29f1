using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using Microsoft.Extensions.Configuration;
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
    /// <param name="use">What the connections say that they are for, one of <see cref="ConnectionTitle"/>; left out, what the name says.</param>
    public static IServiceCollection AddRedisConnection(this IServiceCollection services, string name, string? use = null)
    {
        services.AddAgencyOptions<ConnectionStringOptions, ConnectionStringOptionsValidator>(ConnectionStringOptions.Section);
        if (services.Any(service => service.ServiceType == typeof(RedisConnection) && name.Equals(service.ServiceKey))) return services;
        services.AddKeyedSingleton(name, (provider, _) => Open(provider, name, use));
        services.AddSingleton<IStartupCheck>(provider => new RedisCheck(provider.Redis(name)));
        return services;
    }

    /// <summary>The connection of this name.</summary>
    public static RedisConnection Redis(this IServiceProvider provider, string name) => provider.GetRequiredKeyedService<RedisConnection>(name);

    private static RedisConnection Open(IServiceProvider services, string name, string? use)
    {
        var options = services.GetRequiredService<IOptions<ConnectionStringOptions>>().Value;
        var cluster = services.GetRequiredService<IConfiguration>().ReadOptions<AgencyClusterOptions>(AgencyClusterOptions.Section).Name;
        var setting = PlainNames.Shown($"{ConnectionStringOptions.Section}:{name}");
        return name == nameof(ConnectionStringOptions.Cluster)
            ? new RedisConnection(setting, options.Cluster, ConnectionTitle.Of(use ?? ConnectionTitle.Cluster, cluster), Signs)
            : new RedisConnection(setting, options.Storage, ConnectionTitle.Of(use ?? ConnectionTitle.Storage, cluster), Records);
    }

    private sealed class RedisCheck(RedisConnection connection) : IStartupCheck
    {
        public IReadOnlyList<StartupFault> Check() => connection.Fault() is { } fault ? [fault] : [];
    }
}
