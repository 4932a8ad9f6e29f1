using ChatAgency.Console.Showing;
using ChatAgency.Console.Watching;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Turns;

/// <summary>The turns that have not ended, over all silos: how old, how far, where; and what can be done with each.</summary>
internal static class TurnsPage
{
    private const int Most = 200;

    public static async Task<IResult> ShowAsync(HttpContext http, IServiceProvider services)
    {
        var now = await NowAsync(services, Visitor.Of(http), Entry.Of(http).Budget);
        return new PageResult(new Page(Section.Turns, "Turns in flight", Live.Region("/admin/live/turns", now)));
    }

    public static async Task<LiveHtml> NowAsync(IServiceProvider services, Visitor visitor, CancellationToken cancellationToken)
    {
        var board = await services.GetRequiredService<IGrainFactory>().GetGrain<ITurnBoardGrain>(ITurnBoardGrain.Key).InFlight(cancellationToken);
        string[] columns = ["Conversation", "State", "Age", "Still for", "Agent", "Waiting behind", "Silo", .. visitor.MayOperate ? new[] { "Do" } : []];
        return new LiveHtml($"{board.Turns.Count} conversations with turns in flight.", Html.Of($"""
            {Table.Of("Turns in flight", columns, board.Turns.Take(Most).Select(turn => Row(turn, visitor)), "Nothing is in flight.")}
            {Html.If(board.Turns.Count > Most, $"<p class=\"quiet\">The oldest {Most} of {board.Turns.Count} are shown.</p>")}
            <section aria-labelledby="silos">
              <h2 id="silos">Silos</h2>
              {Table.Of("Silos", ["Silo", "State", "Conversations with turns"], board.Silos.Select(Silo), "None is known.")}
            </section>
            """));
    }

    private static Html[] Row(TurnInFlight turn, Visitor visitor) =>
    [
        Html.Of($"{FoundTable.Why(turn.Conversation, turn.Turn)}"),
        Html.Of($"{FoundTable.State(turn.State, isParked: false)}{Html.If(turn.AwaitsPerson, $" waits for a person")}{Html.If(turn.Unknown > 0, $" {turn.Unknown} posts of unknown outcome")}"),
        Html.Of($"{Times.Span(turn.Age)}"), Html.Of($"{Times.Span(turn.Still)}"), Html.Of($"{turn.Agent ?? "–"}"), Html.Of($"{turn.Waiting}"), Html.Of($"<code>{turn.Silo}</code>"),
        .. visitor.MayOperate ? new[] { TurnDeeds.Buttons(turn.Conversation, turn.Turn, Section.Turns.Path, [TurnAct.Cancel, TurnAct.Retry, TurnAct.Park]) } : [],
    ];

    private static Html[] Silo(SiloOnBoard silo) =>
    [
        Html.Of($"<code>{silo.Silo}</code>"),
        silo.Answered ? Html.Of($"<span class=\"badge good\">answers</span>") : Html.Of($"<span class=\"badge bad\">does not answer</span>"),
        Html.Of($"{silo.Conversations}"),
    ];
}
