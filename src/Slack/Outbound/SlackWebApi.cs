using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Pace;

namespace ChatAgency.Slack.Outbound;

/// <summary>The methods of Slack's Web API that the agency needs, each within its deadline and at Slack's pace.</summary>
internal sealed class SlackWebApi(SlackCaller caller, SlackPace pace, TimeProvider clock)
{
    /// <summary>How long a call may take from being asked for to its end, its wait for a turn included.</summary>
    public static TimeSpan CallTimeout { get; } = TimeSpan.FromSeconds(10);

    private const int PageSize = 200;

    /// <summary>A post's page may hold the thread's root beside the post, wherever the page begins.</summary>
    private const int OnePostPage = 10;

    public Task<SlackAnswer<PostedAnswer>> PostMessageAsync(ConversationId at, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        var mayGo = pace.TryPost(at.Workspace, at.Channel, out var wait);
        var request = SlackRequest.Json(at.Workspace, SlackMethod.PostMessage, MessageBody.Post(at.Channel, at.Thread, body, mark));
        return InTurnAsync(mayGo, wait, request, AnswerJson.Default.PostedAnswer, cancellationToken);
    }

    public Task<SlackAnswer<PostedAnswer>> UpdateAsync(ConversationId at, PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        var mayGo = pace.TryUpdate(at.Workspace, mark.IsFinal, out var wait);
        var request = SlackRequest.Json(at.Workspace, SlackMethod.Update, MessageBody.Update(at.Channel, post, body, mark));
        return InTurnAsync(mayGo, wait, request, AnswerJson.Default.PostedAnswer, cancellationToken);
    }

    public Task<SlackAnswer<ApiAnswer>> DeleteAsync(ConversationId at, PostId post, CancellationToken cancellationToken) =>
        caller.CallAsync(SlackRequest.Json(at.Workspace, SlackMethod.Delete, MessageBody.Delete(at.Channel, post)), AnswerJson.Default.ApiAnswer, CallTimeout, cancellationToken);

    /// <summary>One page of the thread, from its root on.</summary>
    public Task<SlackAnswer<RepliesAnswer>> RepliesAsync(ConversationId at, string? cursor, CancellationToken cancellationToken)
    {
        var fields = Thread(at, PageSize);
        if (cursor is not null) fields.Add(new("cursor", cursor));
        return caller.CallAsync(SlackRequest.Form(at.Workspace, SlackMethod.Replies, fields), AnswerJson.Default.RepliesAnswer, CallTimeout, cancellationToken);
    }

    /// <summary>One post of the thread.</summary>
    public Task<SlackAnswer<RepliesAnswer>> ReplyAsync(ConversationId at, PostId post, CancellationToken cancellationToken)
    {
        var fields = Thread(at, OnePostPage);
        fields.AddRange([new("oldest", post.Value), new("latest", post.Value), new("inclusive", "true")]);
        return caller.CallAsync(SlackRequest.Form(at.Workspace, SlackMethod.Replies, fields), AnswerJson.Default.RepliesAnswer, CallTimeout, cancellationToken);
    }

    public Task<SlackAnswer<UserAnswer>> UserAsync(string workspace, PersonId person, CancellationToken cancellationToken) =>
        caller.CallAsync(SlackRequest.Form(workspace, SlackMethod.UserInfo, [new("user", person.Value)]), AnswerJson.Default.UserAnswer, CallTimeout, cancellationToken);

    public Task<SlackAnswer<IdentityAnswer>> AuthTestAsync(string workspace, CancellationToken cancellationToken) =>
        caller.CallAsync(SlackRequest.Form(workspace, SlackMethod.AuthTest, []), AnswerJson.Default.IdentityAnswer, CallTimeout, cancellationToken);

    private async Task<SlackAnswer<T>> InTurnAsync<T>(bool mayGo, TimeSpan wait, SlackRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        if (!mayGo) return new SlackAnswer<T>.Refused(new Refusal(RefusalKind.ForNow, "paced", wait));
        var start = clock.GetTimestamp();
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken);
        return await caller.CallAsync(request, shape, CallTimeout - clock.GetElapsedTime(start), cancellationToken);
    }

    private static List<KeyValuePair<string, string>> Thread(ConversationId at, int limit) =>
    [
        new("channel", at.Channel),
        new("ts", at.Thread),
        new("limit", limit.ToString(CultureInfo.InvariantCulture)),
        new("include_all_metadata", "true"),
    ];
}
