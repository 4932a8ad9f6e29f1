using System.Net;
using ChatAgency.Grains.Interfaces.Budgets;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Modals;
using ChatAgency.Slack.Names;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Pace;
using ChatAgency.Slack.Pressure;
using ChatAgency.Slack.Reacting;
using ChatAgency.Slack.Rendering;
using ChatAgency.Slack.Sessions;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Signatures;
using ChatAgency.Slack.Threads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack;

/// <summary>Adds Slack to a host. Both halves may be added to one.</summary>
public static class SlackRegistration
{
    /// <summary>
    /// For a gateway: <see cref="SlackSignatures"/>, <see cref="SlackInbound"/>, and the calls that answer a press: <see cref="SlackModals"/>
    /// and <see cref="ReactedMessages"/>. Whether Slack is served at all says
    /// <see cref="SlackOptions.IsOn"/>; while it is off no signature is good.
    /// </summary>
    public static IServiceCollection AddSlackInbound(this IServiceCollection services)
    {
        AddSettings(services);
        services.TryAddSingleton<SlackSignatures>();
        services.TryAddSingleton<SlackInbound>();
        AddCalls(services);
        services.TryAddSingleton(static provider => new SlackModals(provider.GetRequiredService<SlackWebApi>()));
        services.TryAddSingleton(static provider => new ReactedMessages(provider.GetRequiredService<SlackWebApi>()));
        return services;
    }

    /// <summary>For a silo: the <see cref="IPlatform"/> named <c>slack</c>. Without a bot token it refuses every call.</summary>
    public static IServiceCollection AddSlackPlatform(this IServiceCollection services)
    {
        AddSettings(services);
        AddCalls(services);
        services.TryAddSingleton<FeedbackBlocks>();
        services.TryAddSingleton<OwnIdentity>();
        services.TryAddSingleton<ThreadReader>();
        services.TryAddSingleton<AgentSessions>();
        services.TryAddSingleton<PersonNames>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPlatform, SlackPlatform>());
        return services;
    }

    /// <summary>Calls of the Web API, each in its turn.</summary>
    private static void AddCalls(IServiceCollection services)
    {
        AddClient(services);
        services.AddMetrics();
        services.TryAddSingleton<BudgetOf>(static provider => workspace =>
            provider.GetRequiredService<IGrainFactory>().GetGrain<IBudgetGrain>($"{SlackNames.Platform}/{workspace}"));
        services.TryAddSingleton<SharedBudgets>();
        services.TryAddSingleton<PaceMetrics>();
        services.TryAddSingleton<SlackPace>();
        services.TryAddSingleton<Crossings>();
        services.TryAddSingleton<SlackCaller>();
        services.TryAddSingleton<SlackTurns>();
        services.TryAddSingleton<SlackWebApi>();
    }

    private static void AddSettings(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>());
    }

    /// <summary>No redirects (they would take the token along), no cookies, nothing that repeats a call, and no log of requests: it would hold the token.</summary>
    private static void AddClient(IServiceCollection services) => services
        .AddHttpClient(SlackCaller.Client, static (provider, client) =>
        {
            client.BaseAddress = provider.GetRequiredService<IOptions<SlackOptions>>().Value.BaseAddress();
            client.Timeout = Timeout.InfiniteTimeSpan;
        })
        .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear())
        .RemoveAllLoggers();
}
