using ChatAgency.Console;
using ChatAgency.Grains;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Alerting;
using ChatAgency.Grains.Conversations;
using ChatAgency.Grains.Limiting;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Profiles;
using ChatAgency.Grains.Prompts;
using ChatAgency.Grains.Retaining;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Speaking;
using ChatAgency.Grains.Tools;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Alerting;
using ChatAgency.Hosting.Changing;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Correlation;
using ChatAgency.Hosting.Faults;
using ChatAgency.Models;
using ChatAgency.Models.Configuring;
using ChatAgency.Silo.Clustering;
using ChatAgency.Silo.Dashboard;
using ChatAgency.Silo.Storage;
using ChatAgency.Slack;
using ChatAgency.Slack.Alerting;
using ChatAgency.Slack.Settings;
using ChatAgency.Storage;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.Encrypting;
using ChatAgency.Storage.Monitoring;
using ChatAgency.Toolbox;
using ChatAgency.Toolbox.Loading;
using ChatAgency.Toolbox.Pages;
using ChatAgency.Toolbox.Servers;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace ChatAgency.Silo;

/// <summary>The cluster's side of the agency: grains, storage, models, platforms, console, dashboard.</summary>
public static class SiloHost
{
    private static readonly TimeSpan IdleBeforeCollection = TimeSpan.FromMinutes(5);

    /// <summary>Binds the options classes of a silo, each with its validator: also for who looks at the settings without starting one.</summary>
    public static IServiceCollection AddSiloSettings(this IServiceCollection services)
    {
        services.AddAgencyOptions<AgencyClusterOptions, AgencyClusterOptionsValidator>(AgencyClusterOptions.Section);
        services.AddAgencyOptions<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);
        services.AddAgencyOptions<EncryptionOptions, EncryptionOptionsValidator>(EncryptionOptions.Section);
        services.AddAgencyOptions<TurnOptions, TurnOptionsValidator>("Turns");
        services.AddAgencyOptions<AgentOptions, AgentOptionsValidator>("Agents");
        services.AddAgencyOptions<PromptOptions, PromptOptionsValidator>("Prompts");
        services.AddAgencyOptions<RoutingOptions, RoutingOptionsValidator>("Routing");
        services.AddAgencyOptions<SpeakingOptions, SpeakingOptionsValidator>("Speaking");
        services.AddAgencyOptions<RetentionOptions, RetentionOptionsValidator>("Retention");
        services.AddAgencyOptions<LimitOptions, LimitOptionsValidator>("Limits");
        services.AddAgencyOptions<ToolOptions, ToolOptionsValidator>("Tools");
        services.AddAgencyOptions<AnswerLinkOptions, AnswerLinkOptionsValidator>("Links");
        services.AddAgencyOptions<MemoryOptions, MemoryOptionsValidator>("Memory");
        services.AddAgencyOptions<PageOptions, PageOptionsValidator>("Pages");
        services.AddAgencyOptions<ServerOptions, ServerOptionsValidator>("Mcp");
        services.AddAgencyOptions<PluginOptions, PluginOptionsValidator>("Plugins");
        services.AddAgencyOptions<ModelOptions, ModelOptionsValidator>("Models");
        services.AddAgencyOptions<SlackOptions, SlackOptionsValidator>(SlackOptions.Section);
        services.AddAgencyOptions<AlertOptions, AlertOptionsValidator>(AlertOptions.Section);
        services.AddAgencyOptions<SlackAlertOptions, SlackAlertOptionsValidator>(SlackAlertOptions.Section);
        services.AddAgencyOptions<WebhookOptions, WebhookOptionsValidator>(WebhookOptions.Section);
        return services;
    }

    /// <summary>Adds the silo to a host that has <see cref="AgencyHosting"/>.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="kind">Local is its own gateway and opens no port for others.</param>
    public static WebApplicationBuilder AddAgencySilo(this WebApplicationBuilder builder, AgencyHostKind kind)
    {
        var services = builder.Services.AddSiloSettings();
        services.AddAgencyGrains().AddAgents().AddModels().AddToolbox().AddSlackPlatform();
        services.AddAlertReports().AddAlertWebhook().AddChangeableSettings();
        services.AddOperatorConsole();
        AddChecks(services, kind);
        services.AddDrain(kind);
        builder.UseOrleans(silo => Configure(silo, builder.Configuration));
        return builder;
    }

    /// <summary>Maps the silo's doors: the operators' console and its API, and the Orleans dashboard behind the same sign-in.</summary>
    public static WebApplication MapAgencySilo(this WebApplication app)
    {
        app.MapOperatorConsole();
        app.MapDashboardDoor();
        return app;
    }

    private static void AddChecks(IServiceCollection services, AgencyHostKind kind)
    {
        services.AddSingleton(provider => new ClusterDoors(provider.GetRequiredService<IOptions<AgencyClusterOptions>>(), kind == AgencyHostKind.Local));
        services.AddSingleton(provider => new DataFolderCheck(provider.GetRequiredService<IOptions<StorageOptions>>(), kind == AgencyHostKind.Local));
        services.AddSingleton<IStartupCheck>(static provider => provider.GetRequiredService<DataFolderCheck>());
        services.AddSingleton<IStartupCheck>(static provider => provider.GetRequiredService<ClusterDoors>());
        services.AddSingleton<StoreProbe>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage").AddCheck<ClusterHealth>("cluster");
    }

    private static void Configure(ISiloBuilder silo, IConfiguration configuration)
    {
        var storage = configuration.ReadOptions<StorageOptions>(StorageOptions.Section);
        var cluster = configuration.ReadOptions<AgencyClusterOptions>(AgencyClusterOptions.Section);
        silo.AddCluster(cluster, storage);
        silo.Configure<GrainCollectionOptions>(static collection => collection.CollectionAge = IdleBeforeCollection);
        // A store that is set wrong is reported by the checks at start, with all else that is wrong.
        if (new StorageOptionsValidator().Validate(null, storage).Succeeded)
        {
            silo.AddAgencyStorage(
                storage,
                static services => services.Redis(nameof(ConnectionStringOptions.Storage)).Shared,
                static services => services.Postgres(nameof(ConnectionStringOptions.Storage)).Shared,
                static services => services.GetRequiredService<BlobConnection>());
        }

        if (StorageProviders.Is(storage.Provider, StorageProviders.Redis)) silo.Services.AddRedisConnection(nameof(ConnectionStringOptions.Storage));
        if (StorageProviders.Is(storage.Provider, StorageProviders.Postgres)) silo.Services.AddPostgresConnection(nameof(ConnectionStringOptions.Storage)).AddSchemaCheck(nameof(ConnectionStringOptions.Storage));
        if (StorageProviders.Is(storage.Provider, StorageProviders.AzureBlob)) silo.Services.AddBlobConnection();
        if (cluster.IsPostgres()) silo.Services.AddSchemaCheck(nameof(ConnectionStringOptions.Cluster));
        silo.Services.AddKeptConversations(storage, cluster);
        silo.AddEncryption(storage, configuration.ReadOptions<EncryptionOptions>(EncryptionOptions.Section));
        silo.AddActivityPropagation();
        silo.AddIncomingGrainCallFilter<CorrelationCallFilter>();
        silo.AddDashboard(static dashboard => dashboard.HideTrace = true);
    }
}
