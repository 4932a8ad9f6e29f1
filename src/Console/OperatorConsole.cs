using ChatAgency.Console.Operating;
using ChatAgency.Console.Overseeing;
using ChatAgency.Console.Watching;
using ChatAgency.Hosting.Listeners;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAgency.Console;

/// <summary>What operators see and do: pages at <c>/admin</c> and the API below <c>/admin/api</c>, on <c>ADMIN_PORT</c> of silos and Local.</summary>
public static class OperatorConsole
{
    /// <summary>What the console needs besides hosting, Slack and an <see cref="IGrainFactory"/>.</summary>
    public static IServiceCollection AddOperatorConsole(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LiveStream>();
        services.AddSingleton<LatestTurns>();
        return services.AddOperators();
    }

    /// <summary>Maps pages and API.</summary>
    public static void MapOperatorConsole(this IEndpointRouteBuilder app)
    {
        app.MapAdmin("/admin/api").MapOperators();
        app.MapAdmin("/admin").MapPages();
    }
}
