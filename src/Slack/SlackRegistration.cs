using System.Net;
using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Grains.Interfaces.Budgets;
using ChatAgency.Grains.Interfaces.Installing;
using ChatAgency.Grains.Interfaces.Names;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Slack.Alerting;
using ChatAgency.Slack.Examining;
using ChatAgency.Slack.Files;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Installing;
using ChatAgency.Slack.Modals;
using ChatAgency.Slack.Names;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Pace;
using ChatAgency.Slack.Pressing;
using ChatAgency.Slack.Pressure;
using ChatAgency.Slack.Reacting;
using ChatAgency.Slack.Remembering;
using ChatAgency.Slack.Rendering;
using ChatAgency.Slack.Sessions;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Signatures;
using ChatAgency.Slack.Sockets;
using ChatAgency.Slack.Speaking;
using ChatAgency.Slack.Streaming;
using ChatAgency.Slack.Threads;
using ChatAgency.Slack.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack;

/// <summary>Adds Slack to a host. Both halves may be added to one.</summary>
public static class SlackRegistration
{
    /// <summary>
    /// For a gateway: <see cref="SlackSignatures"/>, <see cref="SlackInbound"/> and <see cref="SlackSpeaking"/>, and the calls that answer a press:
    /// <see cref="SlackModals"/>, <see cref="SlackWhispers"/>, <see cref="SlackPane"/> and <see cref="ReactedMessages"/>; and <see cref="SlackInstaller"/>. Whether Slack is served at all says
    /// <see cref="SlackOptions.IsOn"/>; while it is off no signature is good.
    /// </summary>
    public static IServiceCollection AddSlackInbound(this IServiceCollection services)
    {
        AddSettings(services);
        AddSpeaking(services);
        services.TryAddSingleton<SlackSignatures>();
        services.TryAddSingleton<PairWindow>();
        services.TryAddSingleton(static provider => new SlackInbound(provider.GetRequiredService<IOptions<SlackOptions>>(), provider.GetRequiredService<SpeakingBook>()));
        services.TryAddSingleton(static provider => new SlackSpeaking(
            provider.GetRequiredService<SpeakingBook>(), provider.GetRequiredService<PairWindow>(), provider.GetRequiredService<ILogger<SlackSpeaking>>()));
        AddCalls(services);
        services.TryAddSingleton(static provider => new SlackModals(provider.GetRequiredService<SlackWebApi>()));
        services.TryAddSingleton(static provider => new SlackWhispers(provider.GetRequiredService<SlackWebApi>()));
        AddNames(services);
        services.TryAddSingleton(static provider => new SlackPane(provider.GetRequiredService<SlackWebApi>(), provider.GetRequiredService<PersonNames>()));
        services.TryAddSingleton(static provider => new ReactedMessages(provider.GetRequiredService<SlackWebApi>()));
        AddInstalling(services);
        return services;
    }

    /// <summary>For a gateway, beside <see cref="AddSlackInbound"/>: <see cref="SlackSockets"/>, the way in without a public address.</summary>
    public static IServiceCollection AddSlackSockets(this IServiceCollection services)
    {
        AddSettings(services);
        AddClient(services);
        services.AddMetrics();
        services.TryAddSingleton<TicketOffice>();
        services.TryAddSingleton<SocketMetrics>();
        services.TryAddSingleton<SocketDialer>();
        services.TryAddSingleton(static provider => new SlackSockets(
            provider.GetRequiredService<TicketOffice>(),
            provider.GetRequiredService<SocketDialer>(),
            provider.GetRequiredService<SocketMetrics>(),
            provider.GetRequiredService<IOptions<SlackOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SlackSockets>>()));
        return services;
    }

    /// <summary>For the command line: <see cref="SlackExam"/>.</summary>
    public static IServiceCollection AddSlackExam(this IServiceCollection services)
    {
        AddSettings(services);
        AddClient(services);
        services.TryAddSingleton<TicketOffice>();
        services.TryAddSingleton(static provider => new SlackExam(
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<IOptions<SlackOptions>>(),
            provider.GetRequiredService<TicketOffice>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>For a silo: the <see cref="IPlatform"/> named <c>slack</c>. Without a bot token it refuses every call.</summary>
    public static IServiceCollection AddSlackPlatform(this IServiceCollection services)
    {
        AddSettings(services);
        AddCalls(services);
        services.TryAddSingleton<NativeBlocks>();
        services.TryAddSingleton<AgentFaces>();
        services.TryAddSingleton<ThreadFiles>();
        services.TryAddSingleton<ThreadBlocks>();
        services.TryAddSingleton<OwnIdentity>();
        services.TryAddSingleton<ThreadReader>();
        services.TryAddSingleton<AgentSessions>();
        services.TryAddSingleton<SlackStreams>();
        AddNames(services);
        services.TryAddSingleton<EarlierTalk>();
        services.TryAddSingleton<SlackPersons>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPlatform, SlackPlatform>());
        AddInstalling(services);
        services.AddHealthChecks().AddCheck<SlackHealth>("slack-calls");
        services.AddOptions<SlackAlertOptions>().BindConfiguration(SlackAlertOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackAlertOptions>, SlackAlertOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertChannel, SlackAlerts>());
        return services;
    }

    private static void AddInstalling(IServiceCollection services)
    {
        services.TryAddSingleton<InstallTickets>();
        services.TryAddSingleton<InstallTicketsOf>(static provider => () => provider.GetRequiredService<IGrainFactory>().GetGrain<IInstallTicketsGrain>(SlackNames.Platform));
        services.TryAddSingleton(static provider => new SlackInstaller(
            provider.GetRequiredService<SlackOAuth>(),
            provider.GetRequiredService<InstallationOf>(),
            provider.GetRequiredService<InstallTicketsOf>(),
            provider.GetRequiredService<WorkspaceTokens>(),
            provider.GetRequiredService<IOptions<SlackOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SlackInstaller>>()));
    }

    private static void AddNames(IServiceCollection services)
    {
        services.TryAddSingleton<NamesOf>(static provider => workspace =>
            provider.GetRequiredService<IGrainFactory>().GetGrain<INamesGrain>($"{SlackNames.Platform}/{workspace}"));
        services.TryAddSingleton(static provider => new NameCache(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<CacheMetrics>(), "names", NameCache.MostNames));
        services.TryAddSingleton<NamesNews>();
        services.TryAddSingleton<PersonNames>();
    }

    /// <summary>Calls of the Web API, each in its turn.</summary>
    private static void AddCalls(IServiceCollection services)
    {
        AddClient(services);
        AddSpeaking(services);
        services.AddMetrics();
        services.TryAddSingleton<BudgetOf>(static provider => workspace =>
            provider.GetRequiredService<IGrainFactory>().GetGrain<IBudgetGrain>($"{SlackNames.Platform}/{workspace}"));
        services.TryAddSingleton<InstallationOf>(static provider => workspace =>
            provider.GetRequiredService<IGrainFactory>().GetGrain<IInstallationGrain>($"{SlackNames.Platform}/{workspace}"));
        services.TryAddSingleton(static provider => new WorkspaceTokens(
            provider.GetRequiredService<InstallationOf>(),
            provider.GetRequiredService<IOptions<SlackOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WorkspaceTokens>>()));
        services.TryAddSingleton<SlackOAuth>();
        services.TryAddSingleton<SharedBudgets>();
        services.TryAddSingleton<PaceMetrics>();
        services.TryAddSingleton<SlackPace>();
        services.TryAddSingleton<Crossings>();
        services.TryAddSingleton<ClockSkew>();
        services.TryAddSingleton<SlackCaller>();
        services.TryAddSingleton<SlackTurns>();
        services.TryAddSingleton<SlackWebApi>();
    }

    private static void AddSpeaking(IServiceCollection services)
    {
        services.TryAddSingleton<SpeakingOf>(static provider => (workspace, cancellationToken) =>
            provider.GetRequiredService<IGrainFactory>().GetGrain<IWorkspaceSpeakingGrain>($"{SlackNames.Platform}/{workspace}").Read(cancellationToken));
        services.AddMetrics();
        services.TryAddSingleton<CacheMetrics>();
        services.TryAddSingleton<SpeakingBook>();
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
