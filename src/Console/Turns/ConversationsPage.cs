using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Turns;

/// <summary>Conversations, searched by where, who, when and how they went; what was written is on a page of its own, which the audit tells of.</summary>
internal static class ConversationsPage
{
    private const int PageSize = 50;
    private static readonly string[] WordsColumn = ["Words"];

    public static async Task<IResult> ShowAsync(HttpContext http, IGrainFactory grains)
    {
        var faults = new List<string>();
        var search = SearchAsked.Read(http.Request.Query, faults) with { Limit = PageSize };
        var found = faults.Count == 0 ? await grains.GetGrain<IFinderGrain>(IFinderGrain.Key).Search(search, Entry.Of(http).Budget) : new RegisterFound([], null);
        var mayRead = Visitor.Of(http).MayChange;
        var rows = found.Entries.GroupBy(static entry => entry.Conversation).Select(turns => Row(turns.First(), turns.Count(), mayRead));
        return new PageResult(new Page(Section.Conversations, "Conversations", Html.Of($"""
            {Form(http.Request.Query, faults)}
            {Table.Of("Conversations", ["Conversation", "Newest turn", "Asked", "By", "Agent", "Turns found here", .. mayRead ? WordsColumn : []], rows, "No conversation is like that.")}
            {FoundTable.Older(http, found.Next)}
            """), faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));
    }

    private static Html Form(IQueryCollection query, List<string> faults)
    {
        string? Said(string name) => SearchAsked.Text(query, name);
        string? Fault(string name) => faults.FirstOrDefault(fault => fault.StartsWith(name + " ", StringComparison.Ordinal));
        return Html.Of($"""
            <form class="row" method="get" action="/admin/conversations">
              {Fields.Text("workspace", "Workspace", Said("workspace"), "Such as slack/T024BE7LD.", Fault("workspace"))}
              {Fields.Text("channel", "Channel", Said("channel"), "Its id.", Fault("channel"))}
              {Fields.Text("person", "Person", Said("person"), "Their id.", Fault("person"))}
              {Fields.Text("agent", "Agent", Said("agent"))}
              {Fields.Choice("state", "State", Said("state"), Words<TurnState>(), fault: Fault("state"))}
              {Fields.Choice("rating", "Rated", Said("rating"), Words<Verdict>().Where(static word => word.Value != "takenback"), fault: Fault("rating"))}
              {Fields.Text("from", "From", Said("from"), fault: Fault("from"), type: "datetime-local")}
              {Fields.Text("to", "Before", Said("to"), fault: Fault("to"), type: "datetime-local")}
              <button>Search</button>
            </form>
            """);
    }

    private static IEnumerable<(string Value, string Words)> Words<T>() where T : struct, Enum =>
        Enum.GetNames<T>().Select(static name => (Value: name.ToLowerInvariant(), Words: name.ToLowerInvariant())).Prepend(("", "any"));

    private static Html[] Row(RegisterEntry newest, int turns, bool mayRead) =>
    [
        FoundTable.Why(newest.Conversation, newest.Turn), FoundTable.State(newest.State, newest.IsParked), Times.At(newest.AcceptedAt), Html.Of($"{newest.Author ?? "–"}"), Html.Of($"{newest.Agent ?? "–"}"), Html.Of($"{turns}"),
        .. mayRead ? new[] { Html.Of($"<a href=\"/admin/transcript?id={Uri.EscapeDataString(newest.Conversation)}\" aria-label=\"Read {newest.Conversation}\">read</a>") } : [],
    ];
}
