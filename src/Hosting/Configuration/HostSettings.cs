using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Access.OpenId;
using ChatAgency.Hosting.Addresses;
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
        .AddAgencyOptions<OpenIdOptions, OpenIdOptionsValidator>(OpenIdOptions.Section)
        .AddAgencyOptions<AddressLimitOptions, AddressLimitOptionsValidator>(AddressLimitOptions.Section)
        .AddAgencyOptions<ConnectionStringOptions, ConnectionStringOptionsValidator>(ConnectionStringOptions.Section);
}
