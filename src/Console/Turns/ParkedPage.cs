using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Turns;

/// <summary>Turns that were set aside, and those whose place is gone: each to be looked at, and replayed.</summary>
internal static class ParkedPage
{
    private const int PageSize = 50;

    public static async Task<IResult> ShowAsync(HttpContext http, IGrainFactory grains)
    {
        var faults = new List<string>();
        var search = SearchAsked.Read(http.Request.Query, faults) with { Aside = true, Limit = PageSize };
        var found = await grains.GetGrain<IFinderGrain>(IFinderGrain.Key).Search(search, Entry.Of(http).Budget);
        return new PageResult(new Page(Section.Parked, "Parked turns", Html.Of($"""
            <p class="quiet">Set aside by an operator or for a fault of the agency's own, or their place is gone. A replayed turn is answered anew in the same place.</p>
            {FoundTable.Of("Parked turns", found.Entries, "Nothing is set aside.", Visitor.Of(http).MayOperate ? Replay : null)}
            {FoundTable.Older(http, found.Next)}
            """)));
    }

    private static Html Replay(RegisterEntry entry) => TurnDeeds.Buttons(entry.Conversation, entry.Turn, Section.Parked.Path, [TurnAct.Retry]);
}
