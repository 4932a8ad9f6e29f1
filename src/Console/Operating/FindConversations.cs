using ChatAgency.Core.Rating;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>Searches the register of turns, the newest first: conversations, failures, answers that were voted down.</summary>
internal static class FindConversations
{
    public static async Task<IResult> ListAsync(HttpContext http, IGrainFactory grains)
    {
        var (found, problem) = await SearchAsync(http, grains, static search => search);
        if (problem is not null) return problem;
        FoundConversation[] conversations =
        [
            .. found!.Entries.GroupBy(static entry => entry.Conversation).Select(static turns => new FoundConversation(turns.Key, turns.Count(), FoundTurn.Of(turns.First()))),
        ];
        return TypedResults.Json(new ConversationList(conversations, SearchAsked.Text(found.Next)), OperatorWire.Json.ConversationList);
    }

    public static Task<IResult> FailuresAsync(HttpContext http, IGrainFactory grains) => TurnsAsync(http, grains, static search => search with { Failed = true });

    public static Task<IResult> VotedDownAsync(HttpContext http, IGrainFactory grains) => TurnsAsync(http, grains, static search => search with { Rating = Verdict.Down });

    /// <summary>The turns that are as the query and its door want them.</summary>
    public static async Task<IResult> TurnsAsync(HttpContext http, IGrainFactory grains, Func<RegisterSearch, RegisterSearch> wanted)
    {
        var (found, problem) = await SearchAsync(http, grains, wanted);
        return problem ?? TypedResults.Json(new TurnList([.. found!.Entries.Select(FoundTurn.Of)], SearchAsked.Text(found.Next)), OperatorWire.Json.TurnList);
    }

    private static async Task<(RegisterFound? Found, IResult? Problem)> SearchAsync(HttpContext http, IGrainFactory grains, Func<RegisterSearch, RegisterSearch> wanted)
    {
        var (faults, budget) = (new List<string>(), Entry.Of(http).Budget);
        var search = wanted(SearchAsked.Read(http.Request.Query, faults));
        if (faults.Count > 0) return (null, ProblemResults.Unprocessable("What is wanted cannot be understood: 'errors' says why.", faults));
        var finder = grains.GetGrain<IFinderGrain>(IFinderGrain.Key);
        var error = SearchAsked.Text(http.Request.Query, "error");
        if (error is null) return (await finder.Search(search, budget), null);
        // Whatever else is wanted holds for it, too.
        if (await finder.FindError(error, budget) is not { } place) return (new RegisterFound([], null), null);
        var at = await finder.Search(search with { Conversation = place.Conversation, From = Later(search.From, place.At), To = Earlier(search.To, place.At.AddTicks(1)) }, budget);
        return (at with { Entries = [.. at.Entries.Where(entry => entry.Turn == place.Turn)] }, null);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
