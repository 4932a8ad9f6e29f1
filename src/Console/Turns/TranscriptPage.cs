using ChatAgency.Console.Failing;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Turns;

/// <summary>What was written in a conversation. It is asked for with a reason, and the audit has that before anything is shown.</summary>
internal static class TranscriptPage
{
    private const int Longest = 128;

    public static IResult Ask(string? id) =>
        ConversationId.TryParse(id, out var conversation) ? Form(conversation, null, null) : Failure.NotFound("The address names no conversation.");

    // No redirect behind it: the page is the answer to this one request, and reading it again is recorded again.
    public static async Task<IResult> ShowAsync(HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        var sent = await Sent.ReadAsync(http, entry.Budget);
        if (!ConversationId.TryParse(sent.Word("id"), out var id)) return Failure.NotFound("The form names no conversation.");
        if (sent.Word("reason") is not { Length: <= Longest } reason) return Form(id, sent.Word("reason"), $"Say in 1 to {Longest} characters why you read it.");
        if (await grains.GetGrain<IConversationGrain>(id.ToString()).ReadFor(entry.Caller.Person, reason, entry.Budget) is not { } view) return Failure.NotFound("Nothing was ever kept of this conversation.");
        return new PageResult(new Page(Section.Conversations, $"Transcript of {id}", Html.Of($"""
            <p class="quiet">The audit has that you read this.</p>
            {view.Turns.Select(turn => Turn(id, turn))}
            """)));
    }

    private static PageResult Form(ConversationId id, string? reason, string? fault) => new(new Page(Section.Conversations, $"Read {id}", Html.Of($"""
        <form method="post" action="/admin/transcript">
          {Fields.Hidden("id", id.ToString())}
          {Fields.Text("reason", "Why do you read it?", reason, "The reason and your name go into the audit log, whatever comes of it.", fault)}
          <p><button class="strong">Read</button></p>
        </form>
        """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));

    private static Html Turn(ConversationId id, TurnView turn) => Html.Of($"""
        <section aria-labelledby="turn-{turn.Turn}">
          <h2 id="turn-{turn.Turn}">Turn {turn.Turn} {FoundTable.State(turn.State, isParked: false)}</h2>
          <p class="quiet">{turn.Author}, {Times.At(turn.AcceptedAt)}. {FoundTable.Why(id.ToString(), turn.Turn)}</p>
          <p class="said">{turn.Question}</p>
          <p class="quiet">{turn.Agent ?? "Nobody"}, {Times.At(turn.EndedAt)}{(turn.ErrorId is { } error ? Html.Of($", error id <code>{error}</code>") : null)}</p>
          <p class="said answer">{turn.Text}</p>
        </section>
        """);
}
