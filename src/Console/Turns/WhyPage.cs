using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Auditing;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Turns;

/// <summary>One box that takes whatever an operator has in hand, and all that is known of the turn that it means.</summary>
internal static class WhyPage
{
    public static async Task<IResult> ShowAsync(string? q, HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        if (string.IsNullOrWhiteSpace(q)) return Show(null, null, Html.None);
        if (WhyAsked.Read(q) is not { } asked) return Show(q, "This is no error id, no conversation, no link to a message and no ts.", Html.None);
        var budget = Entry.Of(http).Budget;
        var places = await new WhyPlaces(grains, budget).FindAsync(asked);
        foreach (var (conversation, turn) in places)
        {
            if (await grains.GetGrain<IConversationGrain>(conversation).Inspect(turn, budget) is not { } facts) continue;
            var (acts, areWhole) = await WhyDoor.ActsAsync(conversation, facts, grains, time, budget);
            return Show(q, null, Html.Of($"{Head(conversation, facts, Visitor.Of(http))}{WhyTables.Of(facts)}{Acts(acts, areWhole)}{Others([.. places.Where(place => place.Turn is { } other && (place.Conversation, other) != (conversation, facts.Turn))])}"));
        }

        return Show(q, "Nothing is known of it: it was never asked of the agency, it was erased, or it is older than what is kept.", Html.None);
    }

    private static PageResult Show(string? asked, string? fault, Html found) => new(new Page(Section.Why, "Why", Html.Of($"""
        <form class="row" method="get" action="/admin/why" role="search">
          {Fields.Text("q", "What happened to", asked, "A link to a message on Slack, a ts, an error id, a conversation, or a turn such as slack/T024BE7LD/C024BE91L:1482960137.003543#2.", fault, "search")}
          <button class="strong">Find</button>
        </form>
        {found}
        """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound));

    private static Html Head(string conversation, TurnFacts facts, Visitor visitor) => Html.Of($"""
        <section aria-labelledby="turn">
          <h2 id="turn">Turn {facts.Turn} of {conversation}</h2>
          <p>{FoundTable.State(facts.State, facts.IsParked)} {(facts.ErrorId is { } error ? Html.Of($"Error id <code>{error}</code>.") : null)}
            {Html.If(facts.Turn > 1, $"<a href=\"/admin/why?q={Uri.EscapeDataString($"{conversation}#{facts.Turn - 1}")}\">The turn before</a>")}
            {Html.If(facts.Turn < facts.LastTurn, $"<a href=\"/admin/why?q={Uri.EscapeDataString($"{conversation}#{facts.Turn + 1}")}\">The next turn</a>")}
            {Html.If(visitor.MayChange, $"<a href=\"/admin/transcript?id={Uri.EscapeDataString(conversation)}\">What was written</a>")}</p>
          {(visitor.MayOperate ? TurnDeeds.Buttons(conversation, facts.Turn, Section.Why.Path, facts.EndedAt is null ? [TurnAct.Cancel, TurnAct.Retry, TurnAct.Park] : [TurnAct.Retry]) : null)}
        </section>
        """);

    private static Html Acts(IReadOnlyList<AuditEvent> acts, bool areWhole) => Html.Of($"""
        <section aria-labelledby="acts">
          <h2 id="acts">Tools, approvals, operators</h2>
          {Table.Of("What the audit has of it", ["When", "What", "Who", "Subject", "Outcome", "Details"], acts.Select(Act), "The audit has nothing of this turn.")}
          {Html.If(!areWhole, $"<p class=\"quiet\">The audit has more of this time than was looked through.</p>")}
        </section>
        """);

    private static Html[] Act(AuditEvent act) =>
    [
        Times.At(act.At), Html.Of($"{act.Kind.ToString()}"), Html.Of($"{act.Who}"), Html.Of($"{act.Subject}"), Html.Of($"{act.Outcome}"),
        Html.Of($"{string.Join(", ", act.Details.Select(static detail => $"{detail.Key} {detail.Value}"))}"),
    ];

    private static Html Others(IReadOnlyList<(string Conversation, long? Turn)> others) => others.Count == 0 ? Html.None : Html.Of($"""
        <section aria-labelledby="others"><h2 id="others">It may mean these, too</h2><ul>{others.Select(static other => Html.Of($"<li>{FoundTable.Why(other.Conversation, other.Turn!.Value)}</li>"))}</ul></section>
        """);
}
