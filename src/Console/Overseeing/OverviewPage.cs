using ChatAgency.Console.Showing;
using ChatAgency.Console.Watching;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Health;

namespace ChatAgency.Console.Overseeing;

/// <summary>How the agency does, at a look: open alerts, health, and what it was asked lately. It keeps itself up to date.</summary>
internal static class OverviewPage
{
    public static async Task<IResult> ShowAsync(HttpContext http, IServiceProvider services)
    {
        var now = await NowAsync(services, Entry.Of(http).Budget);
        return new PageResult(new Page(Section.Overview, "Overview", Live.Region("/admin/live/overview", now)));
    }

    /// <summary>What changes on the page by itself.</summary>
    public static async Task<LiveHtml> NowAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        // At once: the page is as slow as the slowest of them.
        var health = services.GetRequiredService<HealthBoard>().LookAsync(cancellationToken);
        var latest = services.GetRequiredService<LatestTurns>().DrawAsync(cancellationToken);
        var flying = grains.GetGrain<ITurnBoardGrain>(ITurnBoardGrain.Key).InFlight(cancellationToken);
        var incidents = await grains.GetGrain<IAlertsGrain>(IAlertsGrain.Key).List(cancellationToken);
        List<Incident> open = [.. incidents.Where(static incident => incident.Phase != IncidentPhase.Resolved).Reverse()];
        var board = await flying;
        return new LiveHtml($"{open.Count} open alerts.", Html.Of($"""
            <ul class="figures">
              <li><a href="/admin/alerts"><strong>{open.Count}</strong> open alerts</a></li>
              <li><a href="/admin/turns"><strong>{board.Silos.Sum(static silo => silo.Conversations)}</strong> conversations with turns in flight</a></li>
              <li><a href="/admin/turns"><strong>{board.Silos.Count(static silo => silo.Answered)} of {board.Silos.Count}</strong> silos answer</a></li>
            </ul>
            <section aria-labelledby="alerts-now">
              <h2 id="alerts-now">Open alerts</h2>
              {AlertTable.Of(open, "Nothing is wrong that the agency sees.", form: null)}
            </section>
            {await latest}
            {HealthTable.Of(await health)}
            """));
    }
}
