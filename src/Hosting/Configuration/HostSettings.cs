using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Listeners;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Configuration;

/// <summary>The options classes that every host has: also for who looks at the settings without starting one.</summary>
public static class HostSettings
{
    /// <summary>Binds them, each with its validator.</summary>
    public static IServiceCollection AddHostSettings(this IServiceCollection services) => services
        .AddAgencyOptions<HttpOptions, HttpOptionsValidator>(HttpOptions.Section)
        .AddAgencyOptions<AccessOptions, AccessOptionsValidator>(AccessOptions.Section)
        .AddAgencyOptions<ConnectionStringOptions, ConnectionStringOptionsValidator>(ConnectionStringOptions.Section);
}
