using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Clustering;

/// <summary>Registers the connections to PostgreSQL, one for each connection string.</summary>
public static class PostgresConnections
{
    // Signs of life that come later are none.
    private static readonly TimeSpan Signs = TimeSpan.FromSeconds(2);

    // A store may be slow for a while, and a write that was given up costs its conversation a fresh read.
    private static readonly TimeSpan Records = TimeSpan.FromSeconds(5);

    // Of a server's usual 100, which three silos and two gateways share. A write that waits for the disk holds one for milliseconds.
    private const int MostForSigns = 5, MostForRecords = 20;

    /// <summary>Adds <see cref="PostgresConnection"/> under the name of its connection string, and a check at start that it answers. A second call changes nothing.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="name">A property of <see cref="ConnectionStringOptions"/>.</param>
    /// <param name="use">What the connections say that they are for, one of <see cref="ConnectionTitle"/>; left out, what the name says.</param>
    public static IServiceCollection AddPostgresConnection(this IServiceCollection services, string name, string? use = null)
    {
        services.AddAgencyOptions<ConnectionStringOptions, ConnectionStringOptionsValidator>(ConnectionStringOptions.Section);
        if (services.Any(service => service.ServiceType == typeof(PostgresConnection) && name.Equals(service.ServiceKey))) return services;
        services.AddKeyedSingleton(name, (provider, _) => Open(provider, name, use));
        services.AddSingleton<IStartupCheck>(provider => new PostgresCheck(provider.Postgres(name)));
        return services;
    }

    /// <summary>The connection of this name.</summary>
    public static PostgresConnection Postgres(this IServiceProvider provider, string name) => provider.GetRequiredKeyedService<PostgresConnection>(name);

    private static PostgresConnection Open(IServiceProvider services, string name, string? use)
    {
        var options = services.GetRequiredService<IOptions<ConnectionStringOptions>>().Value;
        var cluster = services.GetRequiredService<IConfiguration>().ReadOptions<AgencyClusterOptions>(AgencyClusterOptions.Section).Name;
        var setting = PlainNames.Shown($"{ConnectionStringOptions.Section}:{name}");
        return name == nameof(ConnectionStringOptions.Cluster)
            ? new PostgresConnection(setting, options.Cluster, ConnectionTitle.Of(use ?? ConnectionTitle.Cluster, cluster), Signs, MostForSigns)
            : new PostgresConnection(setting, options.Storage, ConnectionTitle.Of(use ?? ConnectionTitle.Storage, cluster), Records, MostForRecords);
    }

    private sealed class PostgresCheck(PostgresConnection connection) : IStartupCheck
    {
        public IReadOnlyList<StartupFault> Check() => connection.Fault() is { } fault ? [fault] : [];
    }
}
