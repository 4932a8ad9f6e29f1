using ChatAgency.Core.Running;
using ChatAgency.Grains.Alerting;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Conversations;
using ChatAgency.Grains.Finding;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Grains.Neighbours;
using ChatAgency.Grains.Operating;
using ChatAgency.Grains.Resuming;
using ChatAgency.Grains.Retaining;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Speaking;
using ChatAgency.Grains.Web;
using ChatAgency.Grains.Words;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAgency.Grains;

/// <summary>Brings the agency's grains to a silo.</summary>
public static class AgencyGrains
{
    /// <summary>Registers what the conversation grains need. The host adds storage, platforms and model clients.</summary>
    public static IServiceCollection AddAgencyGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddAudit();
        services.AddAlerts();
        services.AddFinding();
        services.AddSingleton<IPlatform, WebPlatform>();
        services.AddMetrics();
        services.AddSingleton<TurnMetrics>();
        services.AddSingleton<WorkMetrics>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ClusterMetrics>();
        services.AddSingleton<IOperators, Operators>();
        services.AddSingleton<IMembership, ClusterMembership>();
        services.AddSingleton<RunnerFactory>();
        services.AddSingleton<Lessons>();
        services.TryAddSingleton<Doorkeeper>();
        services.TryAddSingleton<WordsDesk>();
        services.AddSingleton<StoreAlarms>();
        services.AddSingleton<Revival>();
        services.AddSingleton<LiveRunners>();
        services.AddGrainService<OwnerService>();
        services.AddSingleton<OwnerServices>();
        services.AddSingleton<INeighbours, ClusterNeighbours>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ResumeAtStart>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, RetentionAtStart>();
        services.AddSingleton<Departure>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static provider => provider.GetRequiredService<Departure>());
        return services;
    }
}
