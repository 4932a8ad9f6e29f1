using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Turns;

/// <summary>Turns that failed, the newest first; or the one of an error id.</summary>
internal static class FailuresPage
{
    private const int PageSize = 50;

    public static async Task<IResult> ShowAsync(string? error, HttpContext http, IGrainFactory grains)
    {
        var (budget, finder) = (Entry.Of(http).Budget, grains.GetGrain<IFinderGrain>(IFinderGrain.Key));
        if (error?.Trim() is { Length: > 0 } id)
        {
            return await finder.FindError(id, budget) is { } place
                ? TypedResults.Redirect($"/admin/why?q={Uri.EscapeDataString($"{place.Conversation}#{place.Turn}")}")
                : Show(id, "No turn has this error id: it never was one, it was erased, or it is older than what is kept.", Html.None);
        }

        var found = await finder.Search(SearchAsked.Read(http.Request.Query, []) with { Failed = true, Limit = PageSize }, budget);
        return Show(null, null, Html.Of($"""
            {FoundTable.Of("Turns that failed", found.Entries, "Nothing failed.")}
            {FoundTable.Older(http, found.Next)}
            """));
    }

    private static PageResult Show(string? id, string? fault, Html found) => new(new Page(Section.Failures, "Failures", Html.Of($"""
        <form class="row" method="get" action="/admin/failures">{Fields.Text("error", "Error id", id, "Such as E-7Q2K9XZ4.", fault)}<button>Find</button></form>
        {found}
        """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound));
}
