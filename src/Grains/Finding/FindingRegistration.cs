using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAgency.Grains.Finding;

/// <summary>Brings the register of turns into a silo.</summary>
internal static class FindingRegistration
{
    public static IServiceCollection AddFinding(this IServiceCollection services)
    {
        services.AddSingleton<RegisterWriter>();
        services.TryAddSingleton<RegisterWrite>(static provider => provider.GetRequiredService<RegisterWriter>().WriteAsync);
        services.AddSingleton<RegisterDesk>();
        services.AddSingleton<RegisterLane>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static provider => provider.GetRequiredService<RegisterLane>());
        return services;
    }
}
