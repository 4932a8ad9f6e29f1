using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Rating;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Turns;

/// <summary>What people think of answers: by agent and version over thirty days, and the answers that were voted down.</summary>
internal static class FeedbackPage
{
    private const int Days = 30;
    private const int PageSize = 50;

    public static async Task<IResult> ShowAsync(HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var (finder, budget, today) = (grains.GetGrain<IFinderGrain>(IFinderGrain.Key), Entry.Of(http).Budget, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var rated = finder.Rated(today.AddDays(-Days), today, budget);
        var down = await finder.Search(SearchAsked.Read(http.Request.Query, []) with { Rating = Verdict.Down, Limit = PageSize }, budget);
        var counts = (await rated).GroupBy(static one => (one.Agent, one.Version)).OrderBy(static one => one.Key.Agent, StringComparer.OrdinalIgnoreCase).ThenByDescending(static one => one.Key.Version);
        return new PageResult(new Page(Section.Feedback, "Feedback", Html.Of($"""
            <section aria-labelledby="counts"><h2 id="counts">The last {Days} days</h2>
              {Table.Of("Feedback by agent and version", ["Agent", "Version", "Good", "Not good", "Share that is good"], counts.Select(static one => Row(one.Key.Agent, one.Key.Version, one.Sum(static day => day.Ups), one.Sum(static day => day.Downs))), "Nobody has said anything of an answer.")}
            </section>
            <section aria-labelledby="down"><h2 id="down">Answers that were not good</h2>
              {FoundTable.Of("Answers that were voted down", down.Entries, "None was voted down.")}
              {FoundTable.Older(http, down.Next)}
            </section>
            """)));
    }

    private static Html[] Row(string agent, int version, int ups, int downs) =>
        [Html.Of($"{agent}"), Html.Of($"{version}"), Html.Of($"{ups}"), Html.Of($"{downs}"), Html.Of($"{(ups + downs == 0 ? "–" : $"{100 * ups / (ups + downs)} %")}")];
}
