using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Changing;

/// <summary>Lets the settings of a host be changed while it runs.</summary>
public static class ChangingFeature
{
    /// <summary>Adds the watch of what the cluster has changed, the board that shows it, and the check that the cluster asks for. For hosts that have its grains. Adding it again changes nothing.</summary>
    public static IServiceCollection AddChangeableSettings(this IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(SettingsWatch))) return services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SettingsCatalog>();
        services.AddSingleton<SettingsJudge>();
        services.AddSingleton<SettingsCheck>(static provider => provider.GetRequiredService<SettingsJudge>().Faults);
        services.AddSingleton(static provider => new SettingsWatch(
            provider.GetRequiredService<SettingsCatalog>(),
            provider.GetRequiredService<SettingsJudge>(),
            provider.GetRequiredService<SettingsOverlay>(),
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SettingsWatch>>()));
        services.AddSingleton(static provider => new SettingsBoard(provider.GetRequiredService<SettingsCatalog>(), provider.GetRequiredService<SettingsWatch>(), provider.GetRequiredService<IConfiguration>()));
        return services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<SettingsWatch>());
    }
}
