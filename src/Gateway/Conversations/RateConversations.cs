using ChatAgency.Core.Rating;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Gateway.Conversations;

/// <summary><c>POST /api/conversations/{id}/turns/{turn}/feedback</c></summary>
internal static class RateConversations
{
    private const string NoAnswer = "There is no turn of this number that has an answer.";

    public static async Task<IResult> RateAsync(long turn, HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var entry = Entry.Of(http);
        var (body, problem) = await JsonBody.ReadAsync(http.Request, Wire.Json.FeedbackBody, http.RequestAborted);
        if (problem is not null) return problem;
        var reason = string.IsNullOrWhiteSpace(body!.Reason) ? null : body.Reason.Trim();
        if (reason is { Length: > Feedback.MostReason }) return ProblemResults.BadRequest($"'reason' has {Feedback.MostReason} characters at most.");
        var conversation = grains.GetGrain<IConversationGrain>(entry.Conversation.ToString());
        var (by, now) = (entry.Caller.Id, time.GetUtcNow());
        Task<bool>? rating = body.Verdict switch
        {
            "up" => conversation.Rate(turn, Verdict.Up, reason, by, now, entry.Budget),
            "down" => conversation.Rate(turn, Verdict.Down, reason, by, now, entry.Budget),
            "none" => conversation.TakeBack(turn, null, by, now, entry.Budget),
            _ => null,
        };
        if (rating is null) return ProblemResults.BadRequest("'verdict' is 'up', 'down' or 'none'.");
        return await rating ? TypedResults.StatusCode(StatusCodes.Status202Accepted) : ProblemResults.NotFound(NoAnswer);
    }
}
