using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Gateway.Conversations;

/// <summary><c>GET /api/conversations</c> and <c>GET /api/conversations/{id}</c></summary>
internal static class ReadConversations
{
    public static async Task<IResult> ListAsync(HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        var list = await grains.GetGrain<IConversationListGrain>(WebConversations.ListKey(entry.Caller)).List(entry.Budget);
        var lines = list.Select(static c => new ConversationLine(c.Id, c.Title, c.UpdatedAt)).ToArray();
        return Private(http, TypedResults.Json(lines, Wire.Json.ConversationLineArray));
    }

    public static async Task<IResult> TranscriptAsync(HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        var view = await grains.GetGrain<IConversationGrain>(entry.Conversation.ToString()).ReadAll(entry.Budget);
        return view is null
            ? ProblemResults.NotFound("You have no conversation of this name.")
            : Private(http, TypedResults.Json(new Transcript(entry.Conversation.Thread, view.Turns), Wire.Json.Transcript));
    }

    private static IResult Private(HttpContext http, IResult result)
    {
        http.Response.Headers.CacheControl = "no-store";
        return result;
    }
}
