using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Rendering;

namespace ChatAgency.Slack.Streaming;

/// <summary>The arguments of a stream's calls. No metadata: Slack takes it only at the end, and the whole text that follows then carries it.</summary>
internal static class StreamCall
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Starts it with a sign that something is done.</summary>
    public static ReadOnlyMemory<byte> Start(ConversationId at, StreamBody body) => Bytes(new JsonObject
    {
        ["channel"] = at.Channel,
        ["thread_ts"] = at.Thread,
        ["chunks"] = new JsonArray([Task(LiveStream.SignOf(body)), .. Work(body.Work)]),
    });

    public static ReadOnlyMemory<byte> Append(string channel, PostId post, string text, IEnumerable<WorkItem> work)
    {
        var chunks = new JsonArray([.. Work(work)]);
        if (text.Length > 0) chunks.Add(new JsonObject { ["type"] = "markdown_text", ["text"] = text });
        return Bytes(new JsonObject { ["channel"] = channel, ["ts"] = post.Value, ["chunks"] = chunks });
    }

    /// <param name="channel">The channel.</param>
    /// <param name="post">The stream's post.</param>
    /// <param name="isOver">False where the turn goes on without it: then the session is still at work.</param>
    public static ReadOnlyMemory<byte> Stop(string channel, PostId post, bool isOver) => Bytes(new JsonObject
    {
        ["channel"] = channel,
        ["ts"] = post.Value,
        ["session_status"] = isOver ? "active" : "processing",
    });

    private static IEnumerable<JsonNode> Work(IEnumerable<WorkItem> work) => work.Select(Task);

    private static JsonNode Task(WorkItem item)
    {
        var chunk = new JsonObject { ["type"] = "task_update", ["id"] = item.Id, ["title"] = Line(item.Title), ["status"] = TaskState.Of(item.Status) };
        // A task's details are added to those it has: they are told once.
        if (item.Detail.Length > 0 && item.Status is WorkStatus.Complete or WorkStatus.Error) chunk["details"] = Line(item.Detail);
        return chunk;
    }

    // These are plain words to Slack; what parts signs costs characters, and there are 256.
    private static string Line(string words) => InertText.Line(words, WorkItem.MostCharacters);

    private static ReadOnlyMemory<byte> Bytes(JsonObject arguments) => Encoding.UTF8.GetBytes(arguments.ToJsonString(Readable));
}
