using ChatAgency.Core.Alerting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAgency.Grains.Alerting;

/// <summary>Brings alerts into a silo: what is watched, and the grain that tells operators. The host adds the ways to them.</summary>
internal static class AlertsRegistration
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.TryAddSingleton<AlertDesk>();
        services.AddSingleton<TurnAlerts>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, StandstillWatch>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloWatch>();
        // One for each activation of the grain.
        services.AddTransient<AlertStore>();
        services.AddTransient<AlertKeeper>();
        return services;
    }
}
