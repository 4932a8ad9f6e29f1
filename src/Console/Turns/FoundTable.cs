using ChatAgency.Console.Operating;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Console.Turns;

/// <summary>Turns as the register has them, one a row: nothing of what was written.</summary>
internal static class FoundTable
{
    /// <param name="caption">What it lists.</param>
    /// <param name="entries">The newest first.</param>
    /// <param name="empty">What is said where there is none.</param>
    /// <param name="form">What can be done with one; null where nothing is offered.</param>
    public static Html Of(string caption, IEnumerable<RegisterEntry> entries, string empty, Func<RegisterEntry, Html>? form = null) =>
        Table.Of(caption, ["Turn", "State", "Asked", "Took", "Agent", "Tokens", "Cost", "Error id", .. form is null ? Array.Empty<string>() : ["Do"]],
            entries.Select(entry => (IReadOnlyList<Html>)[.. Cells(entry), .. form is null ? Array.Empty<Html>() : [form(entry)]]), empty);

    /// <summary>A turn by its name, which leads to all that is known of it.</summary>
    public static Html Why(string conversation, long turn) => Html.Of($"<a href=\"/admin/why?q={Uri.EscapeDataString($"{conversation}#{turn}")}\">{conversation}#{turn}</a>");

    public static Html State(TurnState state, bool isParked) => (state, isParked) switch
    {
        (_, true) => Html.Of($"<span class=\"badge warn\">parked</span>"),
        (TurnState.Failed or TurnState.Undeliverable, _) => Html.Of($"<span class=\"badge bad\">{Word(state)}</span>"),
        (TurnState.Completed, _) => Html.Of($"<span class=\"badge good\">completed</span>"),
        _ => Html.Of($"<span class=\"badge\">{Word(state)}</span>"),
    };

    /// <summary>The way to those that are older, with all else as it is.</summary>
    public static Html Older(HttpContext http, RegisterPlace? next)
    {
        if (SearchAsked.Text(next) is not { } after) return Html.None;
        var query = http.Request.Query.Where(static part => part.Key is not ("after" or "done")).SelectMany(static part => part.Value.Select(value => (part.Key, Value: value ?? ""))).Append(("after", after));
        return Html.Of($"<p><a class=\"button\" href=\"{http.Request.Path.Value}?{string.Join('&', query.Select(static part => $"{Uri.EscapeDataString(part.Item1)}={Uri.EscapeDataString(part.Item2)}"))}\">Older ones</a></p>");
    }

    private static string Word(TurnState state) => state.ToString().ToLowerInvariant();

    private static Html[] Cells(RegisterEntry entry) =>
    [
        Why(entry.Conversation, entry.Turn), State(entry.State, entry.IsParked), Times.At(entry.AcceptedAt), Html.Of($"{Times.Between(entry.AcceptedAt, entry.EndedAt)}"), Html.Of($"{entry.Agent ?? "–"}"),
        Html.Of($"{entry.InputTokens + entry.OutputTokens}"), Html.Of($"{Money.Of(entry.Cost)}"), entry.ErrorId is { } error ? Html.Of($"<code>{error}</code>") : Html.Of($"–"),
    ];
}
