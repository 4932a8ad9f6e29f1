using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Listeners;

internal static class ListenersFeature
{
    internal static IServiceCollection AddListeners(this IServiceCollection services, AgencyHostKind kind)
    {
        services.AddAgencyOptions<HttpOptions, HttpOptionsValidator>(HttpOptions.Section);
        services.AddSingleton<ListenerAddresses>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>>(provider =>
            ActivatorUtilities.CreateInstance<KestrelListeners>(provider, kind));
        services.AddSingleton<IStartupCheck>(provider => ActivatorUtilities.CreateInstance<PortsCheck>(provider, kind));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, ListenerRouting>());
        return services;
    }
}
