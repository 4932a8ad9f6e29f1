using ChatAgency.Console.Failing;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Watching;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Overseeing;

/// <summary>Incidents that are open, with a button to look after each, and those that are over.</summary>
internal static class AlertsPage
{
    public static async Task<IResult> ShowAsync(HttpContext http, IServiceProvider services)
    {
        var now = await NowAsync(services, Visitor.Of(http), Entry.Of(http).Budget);
        return new PageResult(new Page(Section.Alerts, "Alerts", Live.Region("/admin/live/alerts", now)));
    }

    public static async Task<LiveHtml> NowAsync(IServiceProvider services, Visitor visitor, CancellationToken cancellationToken)
    {
        var incidents = (await Alerts(services.GetRequiredService<IGrainFactory>()).List(cancellationToken)).Reverse().ToLookup(static incident => incident.Phase == IncidentPhase.Resolved);
        return new LiveHtml($"{incidents[false].Count()} open alerts.", Html.Of($"""
            <section aria-labelledby="open"><h2 id="open">Open</h2>{AlertTable.Of(incidents[false], "Nothing is wrong that the agency sees.", visitor.MayOperate ? Acknowledge : null)}</section>
            <section aria-labelledby="over"><h2 id="over">Over</h2>{AlertTable.Of(incidents[true], "None of late.", form: null)}</section>
            """));
    }

    public static async Task<IResult> AcknowledgeAsync(string incident, HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        return await Alerts(grains).Acknowledge(incident, entry.Caller.Person, entry.Budget)
            ? Notices.Then(Section.Alerts.Path, "acknowledged")
            : Failure.NotFound("No incident of this name is open: it is over, or never was.");
    }

    private static Html Acknowledge(Incident incident) => incident.Phase == IncidentPhase.Acknowledged ? Html.Of($"–") : Html.Of($"""
        <form method="post" action="/admin/alerts/{Uri.EscapeDataString(incident.Id)}/acknowledge"><button aria-label="I look after {incident.Key}">I look after it</button></form>
        """);

    private static IAlertsGrain Alerts(IGrainFactory grains) => grains.GetGrain<IAlertsGrain>(IAlertsGrain.Key);
}
