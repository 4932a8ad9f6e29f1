using ChatAgency.Core.Agents;
using ChatAgency.Core.Pricing;
using ChatAgency.Grains.Handoffs;
using ChatAgency.Grains.Limiting;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Operating;
using ChatAgency.Grains.Panels;
using ChatAgency.Grains.Profiles;
using ChatAgency.Grains.Prompts;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Speaking;
using ChatAgency.Grains.Tools;
using ChatAgency.Grains.Words;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;

namespace ChatAgency.Grains.Agents;

/// <summary>Brings the agents into a silo.</summary>
public static class AgentsRegistration
{
    /// <summary>
    /// Adds <see cref="IAgency"/> with the built-in agents, their prompts and the router. Needs an
    /// <c>IChatClient</c>, a <see cref="Tokenizer"/> and the platforms; the host binds <see cref="PromptOptions"/>.
    /// </summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.AddOptions<PromptOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PromptOptions>, PromptOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AgentOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AgentOptions>, AgentOptionsValidator>());
        services.AddSingleton<ProfileFiles>();
        services.AddSingleton(static provider => ProfilesAtStart.Read(provider.GetRequiredService<ProfileFiles>(), provider.GetRequiredService<ILogger<ProfileWatch>>()));
        services.AddSingleton<ProfileWatch>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static provider => provider.GetRequiredService<ProfileWatch>());
        services.AddSingleton(static provider => new TokenBudget(new Lazy<Tokenizer>(provider.GetRequiredService<Tokenizer>)));
        services.AddSingleton<PromptBuilder>();
        services.AddSingleton<Overhearing>();
        services.AddSingleton<ClassifyingRouter>();
        services.AddSingleton<IRouter>(static provider => provider.GetRequiredService<ClassifyingRouter>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, RouterAtStart>();
        services.AddOptions<RoutingOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RoutingOptions>, RoutingOptionsValidator>());
        services.AddMetrics();
        services.AddSingleton<RoutingMetrics>();
        services.TryAddSingleton(PriceList.None);
        services.AddSingleton<SpendingMetrics>();
        services.AddSingleton<WorkspaceBook>();
        services.AddSingleton<ModelRouter>();
        services.AddSingleton<Ladder>();
        services.AddSingleton<PreferenceDesk>();
        services.TryAddSingleton<WordsDesk>();
        services.TryAddSingleton<Doorkeeper>();
        services.AddOptions<SpeakingOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SpeakingOptions>, SpeakingOptionsValidator>());
        services.AddOptions<LimitOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LimitOptions>, LimitOptionsValidator>());
        services.TryAddSingleton<LimitDesk>();
        services.AddSingleton<HandoffDesk>();
        services.AddSingleton<Panel>();
        services.AddSingleton<IAgency, Agency>();
        services.AddTools();
        services.AddOptions<MemoryOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MemoryOptions>, MemoryOptionsValidator>());
        services.AddSingleton<MemoryDesk>();
        services.AddSingleton<Summariser>();
        return services;
    }
}
