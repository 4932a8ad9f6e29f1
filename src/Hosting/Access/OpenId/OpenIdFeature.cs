using ChatAgency.Hosting.Configuration;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access.OpenId;

internal static class OpenIdFeature
{
    /// <param name="services">The host's.</param>
    /// <param name="settings">As they are set, valid or not: whether there is a provider is a matter of composition.</param>
    internal static IServiceCollection AddOpenId(this IServiceCollection services, OpenIdOptions settings)
    {
        services.AddAgencyOptions<OpenIdOptions, OpenIdOptionsValidator>(OpenIdOptions.Section);
        services.AddSingleton<OpenIdPeople>();
        if (settings.Authority is null) return services;
        services.AddSingleton<OpenIdEvents>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, OpenIdSetup>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddAuthentication().AddRemoteScheme<OpenIdConnectOptions, OpenIdHandler>(AccessSchemes.Provider, displayName: null, configureOptions: null);
        return services;
    }
}
