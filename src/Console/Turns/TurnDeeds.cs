using ChatAgency.Console.Failing;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Turns;

/// <summary>What an operator does with a turn. A turn that has gone on meanwhile is left as it is, and the page says so.</summary>
internal static class TurnDeeds
{
    // Where a deed may lead back to: pages of the console that show turns.
    private static readonly string[] s_back = ["/admin/turns", "/admin/parked", "/admin/why"];

    /// <param name="conversation">The text form of the conversation.</param>
    /// <param name="turn">The turn's number in it.</param>
    /// <param name="back">The page that comes next.</param>
    /// <param name="acts">What is offered.</param>
    public static Html Buttons(string conversation, long turn, string back, IEnumerable<TurnAct> acts) => Html.Of($"""
        <form class="row" method="post" action="/admin/turns/act">
          {Fields.Hidden("conversation", conversation)}{Fields.Hidden("turn", $"{turn}")}{Fields.Hidden("back", back)}
          {acts.Select(act => Html.Of($"<button name=\"act\" value=\"{act.ToString()}\" aria-label=\"{act.ToString()} turn {turn} of {conversation}\">{act.ToString()}</button>"))}
        </form>
        """);

    public static async Task<IResult> ActAsync(HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        var sent = await Sent.ReadAsync(http, entry.Budget);
        if (!ConversationId.TryParse(sent.Word("conversation"), out var id) || sent.LongNumber("turn") is not { } turn || Act(sent.Word("act")) is not { } act)
            return Failure.Page(StatusCodes.Status400BadRequest, "Which turn?", "The form names none, or nothing to do with it.");
        if (!await grains.GetGrain<IConversationGrain>(id.ToString()).Operate(act, turn, entry.Caller.Person, entry.Budget))
            return Failure.Page(StatusCodes.Status409Conflict, "It has gone on meanwhile", $"Turn {turn} of {id} stands so that this cannot be done with it. Nothing was changed.");
        var back = sent.Word("back") is { } path && s_back.Contains(path) ? path : s_back[0];
        return Notices.Then(back == "/admin/why" ? $"{back}?q={Uri.EscapeDataString($"{id}#{turn}")}" : back, act switch { TurnAct.Cancel => "cancelled", TurnAct.Retry => "retried", _ => "parked" });
    }

    // A number would be taken for one, too.
    private static TurnAct? Act(string? word) => word?.All(char.IsAsciiLetter) == true && Enum.TryParse<TurnAct>(word, out var act) ? act : null;
}
