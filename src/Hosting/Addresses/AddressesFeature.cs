using ChatAgency.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Addresses;

internal static class AddressesFeature
{
    internal static IServiceCollection AddAddresses(this IServiceCollection services)
    {
        services.AddAgencyOptions<AddressLimitOptions, AddressLimitOptionsValidator>(AddressLimitOptions.Section);
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, TrustedProxies>();
        services.AddRateLimiter(static _ => { }).AddSingleton<IConfigureOptions<RateLimiterOptions>, AddressLimits>();
        return services;
    }
}
