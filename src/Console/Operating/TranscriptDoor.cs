using ChatAgency.Core.Conversations;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>Shows an operator what was written in a conversation, for a reason, of which the audit has a record before.</summary>
internal static class TranscriptDoor
{
    private const int Longest = 128;

    public static async Task<IResult> ShowAsync(string platform, string workspace, string place, HttpContext http, IGrainFactory grains)
    {
        if (!ConversationId.TryParse($"{platform}/{workspace}/{place}", out var id)) return ProblemResults.BadRequest("A conversation is {platform}/{workspace}/{channel}:{thread}.");
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.ReasonBody, http.RequestAborted);
        if (problem is not null) return problem;
        if (string.IsNullOrWhiteSpace(body!.Reason) || body.Reason.Length > Longest) return ProblemResults.Unprocessable("Nothing was shown.", [$"'reason' says in 1 to {Longest} characters why you read it; it is kept"]);
        var entry = Entry.Of(http);
        return await grains.GetGrain<IConversationGrain>(id.ToString()).ReadFor(entry.Caller.Person, body.Reason.Trim(), entry.Budget) is { } view
            ? TypedResults.Json(new TranscriptShown(id.ToString(), [.. view.Turns.Select(WrittenTurn.Of)]), OperatorWire.Json.TranscriptShown)
            : ProblemResults.NotFound("Nothing was ever kept of this conversation.");
    }
}

/// <summary>Why a transcript is read.</summary>
internal sealed record ReasonBody(string? Reason);

/// <summary>All turns of a conversation, with what was written.</summary>
internal sealed record TranscriptShown(string Conversation, IReadOnlyList<WrittenTurn> Turns);

/// <summary>A question and what stands in its place.</summary>
internal sealed record WrittenTurn(long Turn, string State, DateTimeOffset AcceptedAt, DateTimeOffset? EndedAt, string Author, string Question, string? Agent, string Answer, string? ErrorId)
{
    public static WrittenTurn Of(TurnView view) => new(
        view.Turn, view.State.ToString().ToLowerInvariant(), view.AcceptedAt, view.EndedAt, view.Author, view.Question, view.Agent, view.Text, view.ErrorId);
}
