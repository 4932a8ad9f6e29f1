using ChatAgency.Grains.Interfaces.Auditing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAgency.Grains.Auditing;

/// <summary>Brings the audit into a silo.</summary>
internal static class AuditRegistration
{
    /// <summary>Adds what records events, once however often it is called.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(AuditTrail))) return services;
        services.TryAddSingleton<AuditWrite>(static provider => (chain, events, cancellationToken) => provider.GetRequiredService<IGrainFactory>().GetGrain<IAuditGrain>(chain).Add(events, cancellationToken));
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static provider => provider.GetRequiredService<AuditTrail>());
        return services;
    }
}
