using ChatAgency.Core.Alerting;
using ChatAgency.Gateway.Alerting;
using ChatAgency.Gateway.Slack.Installing;
using ChatAgency.Hosting.Hosts;
using ChatAgency.Slack;
using ChatAgency.Slack.Manifest;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAgency.Gateway.Slack;

/// <summary>Slack's doors: <c>/slack/events</c>, <c>/slack/interactions</c> and <c>/slack/commands</c>, each behind the signature; and the two of installing.</summary>
internal static class SlackDoors
{
    private static readonly string[] Routes = ["/slack/events", "/slack/interactions", "/slack/commands"];

    public static IServiceCollection AddSlackDoors(this IServiceCollection services)
    {
        services.TryAddSingleton<AlertDesk>();
        services.AddSingleton<AcknowledgementWatch>();
        services.AddSingleton<SlackRoom>();
        services.AddSingleton<SlackMetrics>().AddHostedService(static provider => provider.GetRequiredService<SlackMetrics>());
        services.AddSingleton<SlackPresses>();
        services.AddSingleton<SlackHandover>();
        services.AddSingleton<SlackCommand>();
        services.AddSingleton<SlackPaneGreeting>();
        services.AddSingleton<SlackReception>();
        services.AddSingleton<SlackDoor>();
        services.AddSingleton<InstallDoor>();
        return services;
    }

    /// <summary>Adds the way in that needs no public address, beside the doors.</summary>
    public static IServiceCollection AddSocketMode(this IServiceCollection services)
    {
        services.AddSlackSockets().AddSingleton<SocketDoor>().AddHostedService<SocketMode>();
        services.AddHealthChecks().AddCheck<SocketHealth>("slack");
        return services;
    }

    public static void MapSlack(this IEndpointRouteBuilder doors)
    {
        foreach (var route in Routes)
        {
            doors.MapPost(route, static (HttpContext http, SlackDoor door) => door.EnterAsync(http)).AllowAnyHost().AllowAnonymous();
        }

        doors.MapGet(SlackSurface.InstallPath, static (HttpContext http, InstallDoor door, string? link) => door.Begin(http, link)).AllowAnonymous();
        doors.MapGet(SlackSurface.RedirectPath, static (HttpContext http, InstallDoor door, string? code, string? state, string? error) => door.EndAsync(http, code, state, error)).AllowAnonymous();
    }
}
