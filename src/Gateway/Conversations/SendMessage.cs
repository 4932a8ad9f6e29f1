using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Gateway.Conversations;

/// <summary><c>POST /api/conversations/{id}/messages</c></summary>
internal static class SendMessage
{
    public static async Task<IResult> HandleAsync(HttpContext http, IGrainFactory grains, MessageKeeping keeping)
    {
        var entry = Entry.Of(http);
        if (!IdempotencyKey.TryRead(http.Request.Headers[IdempotencyKey.Header], out var key))
        {
            return ProblemResults.BadRequest($"{IdempotencyKey.Header} is one value of 1 to 255 visible ASCII characters.");
        }

        var (body, problem) = await JsonBody.ReadAsync(http.Request, Wire.Json.MessageBody, http.RequestAborted);
        problem ??= MessageKeeping.Fault(body!.Text);
        if (problem is not null) return problem;

        var text = body!.Text!;
        var list = grains.GetGrain<IConversationListGrain>(WebConversations.ListKey(entry.Caller));
        // Listed first: a conversation that nobody can find again would be lost, an empty line in the list is harmless.
        return await keeping.KeepAsync(
            http, entry.Caller, entry.Conversation, text, key,
            cancellationToken => list.Touch(entry.Conversation.Thread, WebConversations.Title(text), cancellationToken));
    }
}
