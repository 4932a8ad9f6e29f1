using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>What people think of answers, counted by the day of the message, agent and version.</summary>
internal static class FeedbackDoor
{
    private const int UsualDays = 30;

    public static async Task<IResult> CountAsync(HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var (faults, now) = (new List<string>(), time.GetUtcNow());
        var from = SearchAsked.Time(http.Request.Query, "from", now.AddDays(-UsualDays), faults);
        var to = SearchAsked.Time(http.Request.Query, "to", now, faults);
        if (faults.Count > 0) return ProblemResults.Unprocessable("What is wanted cannot be understood: 'errors' says why.", faults);
        var counts = await grains.GetGrain<IFinderGrain>(IFinderGrain.Key).Rated(DateOnly.FromDateTime(from.UtcDateTime), DateOnly.FromDateTime(to.UtcDateTime), Entry.Of(http).Budget);
        return TypedResults.Json(new FeedbackShown(counts), OperatorWire.Json.FeedbackShown);
    }
}

/// <summary>The counts, the newest day first.</summary>
internal sealed record FeedbackShown(IReadOnlyList<RatedAgent> Counts);
