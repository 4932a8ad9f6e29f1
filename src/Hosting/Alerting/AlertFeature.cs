using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Hosting.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ChatAgency.Hosting.Alerting;

/// <summary>What every host of a cluster does for alerts, and the webhook for those that have the cluster's grains.</summary>
public static class AlertFeature
{
    /// <summary>Adds the desk, the look at the process's own health, and what hands reports to the cluster. Adding it again changes nothing.</summary>
    public static IServiceCollection AddAlertReports(this IServiceCollection services)
    {
        services.AddAgencyOptions<HealthAlertOptions, HealthAlertOptionsValidator>(HealthAlertOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AlertDesk>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, HealthAlerts>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, AlertSender>());
        return services;
    }

    /// <summary>Adds the webhook. No redirects, which would take the routing key along; and no log of requests.</summary>
    public static IServiceCollection AddAlertWebhook(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(EventsWebhook.Client, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertChannel, EventsWebhook>());
        return services;
    }
}
