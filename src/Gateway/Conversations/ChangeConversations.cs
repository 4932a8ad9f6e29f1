using ChatAgency.Core.Agents;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Gateway.Conversations;

/// <summary>Stop, again, approve and delete.</summary>
internal static class ChangeConversations
{
    public static async Task<IResult> CancelAsync(long turn, HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        return Taken(await Grain(grains, entry).Cancel(turn, entry.Caller.Id, entry.Budget), "There is no open turn of this number.");
    }

    public static async Task<IResult> AgainAsync(long turn, HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        var (body, problem) = await BodyAsync(http);
        if (problem is not null) return problem;
        if (body?.Agent is { } agent) return Taken(await Grain(grains, entry).AnswerBy(turn, new AgentName(agent), entry.Caller.Id, entry.Budget), "There is no turn of this number that this agent is offered for; 'others' of the turn names those that are.");
        return Taken(await Grain(grains, entry).TryAgain(turn, entry.Caller.Id, entry.Budget), "There is no turn of this number that can be answered anew.");
    }

    public static async Task<IResult> ApproveAsync(long turn, string approval, HttpContext http, IGrainFactory grains) => await DecideAsync(turn, approval, true, http, grains);

    public static async Task<IResult> DenyAsync(long turn, string approval, HttpContext http, IGrainFactory grains) => await DecideAsync(turn, approval, false, http, grains);

    public static async Task<IResult> EraseAsync(HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        await Grain(grains, entry).EraseBy(entry.Caller.Id, entry.Budget);
        // Off the list last: where erasing failed, its line is still there to try again.
        await grains.GetGrain<IConversationListGrain>(WebConversations.ListKey(entry.Caller)).Remove(entry.Conversation.Thread, entry.Budget);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> DecideAsync(long turn, string approval, bool approves, HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        return Taken(await Grain(grains, entry).Decide(turn, approval, approves, entry.Caller.Id, entry.Budget), "There is no call of this name that waits for your approval.");
    }

    // The body came later than the door: without one it does what it always did.
    private static async Task<(AgainBody? Body, ProblemResult? Problem)> BodyAsync(HttpContext http) =>
        http.Request.HasJsonContentType() && http.Request.ContentLength != 0 ? await JsonBody.ReadAsync(http.Request, Wire.Json.AgainBody, http.RequestAborted) : (null, null);

    private static IConversationGrain Grain(IGrainFactory grains, Entry entry) =>
        grains.GetGrain<IConversationGrain>(entry.Conversation.ToString());

    private static IResult Taken(bool taken, string otherwise) => taken ? TypedResults.StatusCode(StatusCodes.Status202Accepted) : ProblemResults.NotFound(otherwise);
}
