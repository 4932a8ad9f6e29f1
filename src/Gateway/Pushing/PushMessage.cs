using System.Text.RegularExpressions;
using ChatAgency.Core.Conversations;
using ChatAgency.Gateway.Conversations;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Gateway.Pushing;

/// <summary><c>POST /api/message/{platform}</c></summary>
internal static partial class PushMessage
{
    public static async Task<IResult> HandleAsync(string platform, HttpContext http, IEnumerable<PushPlatform> platforms, MessageKeeping keeping)
    {
        var caller = Entry.Of(http).Caller;
        if (!IsName(platform) || !platforms.Any(p => p.Name == platform))
        {
            return ProblemResults.NotFound("No platform of this name takes messages here.");
        }

        var (body, problem) = await JsonBody.ReadAsync(http.Request, PushJson.Default.PushedBody, http.RequestAborted);
        problem ??= Fault(body!) ?? MessageKeeping.Fault(body!.Text);
        if (problem is not null) return problem;

        var conversation = new ConversationId(platform, caller.Workspace, caller.Person, body!.Conversation!);
        var key = body.Id is null ? null : new IdempotencyKey(body.Id);
        return await keeping.KeepAsync(http, caller, conversation, body.Text!, key);
    }

    private static ProblemResult? Fault(PushedBody body)
    {
        if (!ConversationId.IsPart(body.Conversation)) return ProblemResults.BadRequest("'conversation' is 1 to 128 characters without space, '/', ':' and '#'.");
        if (body.Id is not null && !IdempotencyKey.IsLegal(body.Id)) return ProblemResults.BadRequest("'id' is 1 to 255 visible ASCII characters.");
        return null;
    }

    private static bool IsName(string name) => name is not ("slack" or "web") && Name().IsMatch(name);

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex Name();
}
