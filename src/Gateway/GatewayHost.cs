using ChatAgency.Gateway.Alerting;
using ChatAgency.Gateway.Clustering;
using ChatAgency.Gateway.Conversations;
using ChatAgency.Gateway.Pushing;
using ChatAgency.Gateway.Slack;
using ChatAgency.Gateway.WebChat;
using ChatAgency.Hosting.Alerting;
using ChatAgency.Hosting.Changing;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Slack;
using ChatAgency.Slack.Settings;

namespace ChatAgency.Gateway;

/// <summary>The doors of the agency. A gateway keeps nothing between requests.</summary>
public static class GatewayHost
{
    /// <summary>Adds what the doors need to a host that has the agency's hosting and a cluster client.</summary>
    public static WebApplicationBuilder AddAgencyGateway(this WebApplicationBuilder builder)
    {
        builder.Services.AddAgencyOptions<SlackOptions, SlackOptionsValidator>(SlackOptions.Section);
        builder.Services.AddAgencyOptions<AcknowledgementOptions, AcknowledgementOptionsValidator>(AcknowledgementOptions.Section).AddAlertReports().AddChangeableSettings();
        builder.Services.AddSlackInbound().AddSlackDoors().AddConversations();
        if (builder.Configuration.ReadOptions<SlackOptions>(SlackOptions.Section).TakesSockets) builder.Services.AddSocketMode();
        return builder;
    }

    /// <summary>Adds the client of a cluster in other processes.</summary>
    public static WebApplicationBuilder AddClusterClient(this WebApplicationBuilder builder)
    {
        builder.Services.AddAgencyOptions<AgencyClusterOptions, AgencyClusterOptionsValidator>(AgencyClusterOptions.Section);
        var cluster = builder.Configuration.ReadOptions<AgencyClusterOptions>(AgencyClusterOptions.Section);
        // The doors open beside the connection to the cluster, so that a probe hears 'starting' and not nothing.
        builder.Services.Configure<HostOptions>(static host => host.ServicesStartConcurrently = true);
        builder.Services.AddSingleton<ClusterLink>().AddHealthChecks().AddCheck<ClusterLink>("cluster");
        builder.UseOrleansClient(client =>
        {
            client.Services.AddSingleton<IClientConnectionRetryFilter>(static services => services.GetRequiredService<ClusterLink>());
            client.AddGatewayCountChangedHandler(static services => (_, change) => services.GetRequiredService<ClusterLink>().Count(change.NumberOfConnectedGateways));
            client.AddCluster(cluster);
            client.AddActivityPropagation();
        });
        return builder;
    }

    /// <summary>Maps the doors on <c>PORT</c>.</summary>
    public static WebApplication MapAgencyGateway(this WebApplication app)
    {
        var doors = app.MapPublic();
        doors.MapSlack();
        doors.MapConversations();
        doors.MapPushing();
        doors.MapWebChat();
        return app;
    }
}
