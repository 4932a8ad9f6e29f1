using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Outbound;

/// <summary>The methods of Slack's Web API that the agency needs, each within its deadline and in its turn.</summary>
internal sealed class SlackWebApi(SlackTurns turns)
{
    /// <summary>How long a call may take from being asked for to its end, its wait for a turn included.</summary>
    public static TimeSpan CallTimeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Ends before whoever asked gives up: here alone it is known whether anything was sent.</summary>
    private static readonly TimeSpan Within = CallTimeout - TimeSpan.FromSeconds(0.5);

    private const int PageSize = 200;

    /// <summary>A post's page may hold the thread's root beside the post, wherever the page begins.</summary>
    private const int OnePostPage = 10;

    public Task<SlackAnswer<PostedAnswer>> PostMessageAsync(ConversationId at, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        var request = SlackRequest.Post(at.Workspace, at.Channel, MessageBody.Post(at.Channel, at.Thread, body, mark)) with { Who = mark.Marker.Value };
        return CallAsync(request, AnswerJson.Default.PostedAnswer, cancellationToken);
    }

    public Task<SlackAnswer<PostedAnswer>> UpdateAsync(ConversationId at, PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        var request = SlackRequest.Json(at.Workspace, SlackMethod.Update, MessageBody.Update(at.Channel, post, body, mark));
        return CallAsync(request with { Who = Name(at, post), GivesWay = !mark.IsFinal }, AnswerJson.Default.PostedAnswer, cancellationToken);
    }

    /// <summary>A post or an update that is no answer's: the request is whole.</summary>
    public Task<SlackAnswer<PostedAnswer>> PostedAsync(SlackRequest request, CancellationToken cancellationToken) => CallAsync(request, AnswerJson.Default.PostedAnswer, cancellationToken);

    public Task<SlackAnswer<ApiAnswer>> DeleteAsync(ConversationId at, PostId post, CancellationToken cancellationToken)
    {
        var request = SlackRequest.Json(at.Workspace, SlackMethod.Delete, MessageBody.Delete(at.Channel, post));
        return CallAsync(request with { Who = Name(at, post) }, AnswerJson.Default.ApiAnswer, cancellationToken);
    }

    /// <summary>A new post that grows; where the budget for those is used up, it is refused at once.</summary>
    public Task<SlackAnswer<PostedAnswer>> StartStreamAsync(ConversationId at, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        var request = SlackRequest.Json(at.Workspace, SlackMethod.StartStream, arguments) with { Who = $"{at.Channel}/{at.Thread}", GivesWay = true };
        return CallAsync(request, AnswerJson.Default.PostedAnswer, cancellationToken);
    }

    public Task<SlackAnswer<ApiAnswer>> AppendStreamAsync(ConversationId at, PostId post, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken) =>
        CallAsync(SlackRequest.Json(at.Workspace, SlackMethod.AppendStream, arguments) with { Who = Name(at, post), GivesWay = true }, AnswerJson.Default.ApiAnswer, cancellationToken);

    /// <summary>The whole text waits for it, so it gives way to nothing.</summary>
    public Task<SlackAnswer<ApiAnswer>> StopStreamAsync(ConversationId at, PostId post, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken) =>
        CallAsync(SlackRequest.Json(at.Workspace, SlackMethod.StopStream, arguments) with { Who = Name(at, post) }, AnswerJson.Default.ApiAnswer, cancellationToken);

    /// <summary>Words in the thread that one person sees, until they look elsewhere. An ornament: it gives way to whatever shows an answer.</summary>
    public Task<SlackAnswer<ApiAnswer>> PostEphemeralAsync(ConversationId at, PersonId to, string words, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["channel"] = at.Channel, ["user"] = to.Value, ["thread_ts"] = at.Thread, ["text"] = words };
        var request = SlackRequest.Json(at.Workspace, SlackMethod.PostEphemeral, Encoding.UTF8.GetBytes(body.ToJsonString()));
        return CallAsync(request with { Who = $"{at.Channel}/{to}", GivesWay = true }, AnswerJson.Default.ApiAnswer, cancellationToken);
    }

    /// <summary>One page of the thread, from its root on.</summary>
    public Task<SlackAnswer<RepliesAnswer>> RepliesAsync(ConversationId at, string? cursor, CancellationToken cancellationToken)
    {
        var fields = Thread(at, PageSize);
        if (cursor is not null) fields.Add(new("cursor", cursor));
        var request = SlackRequest.Form(at.Workspace, SlackMethod.Replies, fields);
        return CallAsync(request with { Who = $"{at.Channel}/{at.Thread}/{cursor}" }, AnswerJson.Default.RepliesAnswer, cancellationToken);
    }

    /// <summary>One page of what the thread said before a message; it gives way to what the agency shows.</summary>
    public Task<SlackAnswer<RepliesAnswer>> RepliesBeforeAsync(ConversationId at, MessageId before, string? cursor, CancellationToken cancellationToken)
    {
        var fields = Thread(at, PageSize);
        fields.AddRange([new("latest", before.Value), new("inclusive", "false")]);
        if (cursor is not null) fields.Add(new("cursor", cursor));
        var request = SlackRequest.Form(at.Workspace, SlackMethod.Replies, fields);
        return CallAsync(request with { Who = $"{at.Channel}/{at.Thread}/before/{cursor}", GivesWay = true }, AnswerJson.Default.RepliesAnswer, cancellationToken);
    }

    /// <summary>One post of the thread.</summary>
    public Task<SlackAnswer<RepliesAnswer>> ReplyAsync(ConversationId at, PostId post, CancellationToken cancellationToken)
    {
        var fields = Thread(at, OnePostPage);
        fields.AddRange([new("oldest", post.Value), new("latest", post.Value), new("inclusive", "true")]);
        var request = SlackRequest.Form(at.Workspace, SlackMethod.Replies, fields);
        return CallAsync(request with { Who = Name(at, post) }, AnswerJson.Default.RepliesAnswer, cancellationToken);
    }

    /// <summary>One message, in whatever thread it stands.</summary>
    public Task<SlackAnswer<RepliesAnswer>> MessageAsync(string workspace, string channel, string ts, CancellationToken cancellationToken)
    {
        var request = SlackRequest.Form(workspace, SlackMethod.Replies, [new("channel", channel), new("ts", ts), new("limit", "1"), new("include_all_metadata", "true")]);
        return CallAsync(request with { Who = $"{channel}/{ts}" }, AnswerJson.Default.RepliesAnswer, cancellationToken);
    }

    /// <summary>Opens a form for the person who pressed something; the trigger is good for three seconds, and once.</summary>
    public Task<SlackAnswer<ApiAnswer>> OpenViewAsync(string workspace, string trigger, JsonObject view, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["trigger_id"] = trigger, ["view"] = view };
        return CallAsync(SlackRequest.Json(workspace, SlackMethod.OpenView, Encoding.UTF8.GetBytes(body.ToJsonString())), AnswerJson.Default.ApiAnswer, cancellationToken);
    }

    /// <summary>An id for a file, and where its content goes.</summary>
    public Task<SlackAnswer<UploadAnswer>> OpenUploadAsync(ConversationId at, AnswerFile file, CancellationToken cancellationToken)
    {
        var length = Encoding.UTF8.GetByteCount(file.Text).ToString(CultureInfo.InvariantCulture);
        var request = SlackRequest.Form(at.Workspace, SlackMethod.OpenUpload, [new("filename", file.Name), new("length", length), new("snippet_type", file.Language)]);
        return CallAsync(request, AnswerJson.Default.UploadAnswer, cancellationToken);
    }

    /// <summary>Puts a file whose content is there into the thread.</summary>
    public Task<SlackAnswer<ApiAnswer>> CompleteUploadAsync(ConversationId at, OpenedFile file, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["files"] = new JsonArray(new JsonObject { ["id"] = file.Id.Value, ["title"] = file.File.Name }),
            ["channel_id"] = at.Channel,
            ["thread_ts"] = at.Thread,
        };
        return CallAsync(SlackRequest.Json(at.Workspace, SlackMethod.CompleteUpload, Encoding.UTF8.GetBytes(body.ToJsonString())), AnswerJson.Default.ApiAnswer, cancellationToken);
    }

    /// <summary>Removes a file everywhere.</summary>
    public Task<SlackAnswer<ApiAnswer>> DeleteFileAsync(ConversationId at, PostId file, CancellationToken cancellationToken) =>
        CallAsync(SlackRequest.Form(at.Workspace, SlackMethod.DeleteFile, [new("file", file.Value)]), AnswerJson.Default.ApiAnswer, cancellationToken);

    public Task<SlackAnswer<UserAnswer>> UserAsync(string workspace, PersonId person, CancellationToken cancellationToken) =>
        CallAsync(SlackRequest.Form(workspace, SlackMethod.UserInfo, [new("user", person.Value)]), AnswerJson.Default.UserAnswer, cancellationToken);

    public Task<SlackAnswer<ChannelAnswer>> ChannelAsync(string workspace, string channel, CancellationToken cancellationToken) =>
        CallAsync(SlackRequest.Form(workspace, SlackMethod.ChannelInfo, [new("channel", channel)]), AnswerJson.Default.ChannelAnswer, cancellationToken);

    /// <summary>The direct messages between the agency and a person.</summary>
    public Task<SlackAnswer<ChannelAnswer>> DirectAsync(string workspace, PersonId person, CancellationToken cancellationToken) =>
        CallAsync(SlackRequest.Form(workspace, SlackMethod.OpenConversation, [new("users", person.Value)]), AnswerJson.Default.ChannelAnswer, cancellationToken);

    /// <summary>Who is in a group of people.</summary>
    public Task<SlackAnswer<GroupAnswer>> GroupAsync(string workspace, string group, CancellationToken cancellationToken) =>
        CallAsync(SlackRequest.Form(workspace, SlackMethod.GroupUsers, [new("usergroup", group)]), AnswerJson.Default.GroupAnswer, cancellationToken);

    public Task<SlackAnswer<IdentityAnswer>> AuthTestAsync(string workspace, CancellationToken cancellationToken) =>
        CallAsync(SlackRequest.Form(workspace, SlackMethod.AuthTest, []), AnswerJson.Default.IdentityAnswer, cancellationToken);

    /// <summary>The state of the session that a thread with an agent is: <c>processing</c>, <c>active</c> or <c>suspended</c>.</summary>
    public Task<SlackAnswer<ApiAnswer>> SetSessionStatusAsync(ConversationId at, string status, CancellationToken cancellationToken) =>
        SetAsync(at, SlackMethod.SessionStatus, "status", status, cancellationToken);

    /// <summary>The line below an assistant's thread; empty for none.</summary>
    public Task<SlackAnswer<ApiAnswer>> SetAssistantStatusAsync(ConversationId at, string status, CancellationToken cancellationToken) =>
        SetAsync(at, SlackMethod.AssistantStatus, "status", status, cancellationToken);

    /// <summary>What the session that a thread with an agent is, is called: 1 to 200 characters.</summary>
    public Task<SlackAnswer<ApiAnswer>> RenameSessionAsync(ConversationId at, string title, CancellationToken cancellationToken) =>
        SetAsync(at, SlackMethod.SessionRename, "title", title, cancellationToken);

    /// <summary>What an assistant's thread is called.</summary>
    public Task<SlackAnswer<ApiAnswer>> SetAssistantTitleAsync(ConversationId at, string title, CancellationToken cancellationToken) =>
        SetAsync(at, SlackMethod.AssistantTitle, "title", title, cancellationToken);

    /// <summary>The questions that the agency's pane offers: in a thread of an assistant, else above all threads.</summary>
    public Task<SlackAnswer<ApiAnswer>> SetPromptsAsync(string workspace, string channel, string? thread, IEnumerable<SuggestedPrompt> prompts, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["channel_id"] = channel };
        if (thread is not null) body["thread_ts"] = thread;
        body["title"] = "What may I help with?";
        body["prompts"] = new JsonArray([.. prompts.Select(static prompt => new JsonObject { ["title"] = prompt.Title, ["message"] = prompt.Message })]);
        var request = SlackRequest.Json(workspace, SlackMethod.SuggestedPrompts, Encoding.UTF8.GetBytes(body.ToJsonString()));
        return CallAsync(request with { Who = $"{channel}/{thread}", GivesWay = true }, AnswerJson.Default.ApiAnswer, cancellationToken);
    }

    // Ornaments all: they go behind whatever shows an answer.
    private Task<SlackAnswer<ApiAnswer>> SetAsync(ConversationId at, string method, string name, string value, CancellationToken cancellationToken)
    {
        var request = SlackRequest.Form(at.Workspace, method, [new("channel_id", at.Channel), new("thread_ts", at.Thread), new(name, value)]);
        return CallAsync(request with { Who = $"{at.Channel}/{at.Thread}", GivesWay = true }, AnswerJson.Default.ApiAnswer, cancellationToken);
    }

    private Task<SlackAnswer<T>> CallAsync<T>(SlackRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : ApiAnswer => turns.CallAsync(request, shape, Within, cancellationToken);

    private static string Name(ConversationId at, PostId post) => $"{at.Channel}/{post.Value}";

    private static List<KeyValuePair<string, string>> Thread(ConversationId at, int limit) =>
    [
        new("channel", at.Channel),
        new("ts", at.Thread),
        new("limit", limit.ToString(CultureInfo.InvariantCulture)),
        new("include_all_metadata", "true"),
    ];
}
