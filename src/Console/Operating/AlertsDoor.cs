using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>What went wrong in this cluster, and who looks after it.</summary>
internal static class AlertsDoor
{
    public static async Task<IResult> ListAsync(HttpContext http, IGrainFactory grains)
    {
        var incidents = await Alerts(grains).List(Entry.Of(http).Budget);
        return TypedResults.Json(new AlertList([.. incidents.Reverse().Select(AlertShown.Of)]), OperatorWire.Json.AlertList);
    }

    /// <summary>Whoever acknowledges first stays; doing it again changes nothing.</summary>
    public static async Task<IResult> AcknowledgeAsync(string incident, HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        return await Alerts(grains).Acknowledge(incident, entry.Caller.Person, entry.Budget)
            ? TypedResults.NoContent()
            : ProblemResults.NotFound("No incident of this name is open. GET /admin/api/alerts has them all.");
    }

    private static IAlertsGrain Alerts(IGrainFactory grains) => grains.GetGrain<IAlertsGrain>(IAlertsGrain.Key);
}
