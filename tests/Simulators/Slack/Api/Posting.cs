using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary><c>chat.postMessage</c>.</summary>
internal static class Posting
{
    /// <summary>Slack cuts what is longer; here it is refused, since a cut answer is a loss that no test may overlook.</summary>
    private const int MaxText = 40_000;

    public static Outcome Post(MethodCall call)
    {
        if (call.Channel is not { } channel) return Outcome.Error("channel_not_found");
        if (channel.IsArchived) return Outcome.Error("is_archived");
        if (!channel.HasBot) return Outcome.Error("not_in_channel");
        if (ThreadFault(channel, call["thread_ts"]) is { } wrongThread) return wrongThread;
        if ((call["username"] ?? call["icon_emoji"] ?? call["icon_url"]) is { Length: > 0 } && !call.Workspace.Scopes.Contains("chat:write.customize")) return Outcome.Error("missing_scope");
        if (Content.Read(call, MaxText, out var fault) is not { } content) return fault!;
        if (Earlier(call, channel) is { } earlier) return new Outcome(Answer(call.Workspace, earlier, earlier.Now), earlier.Ts);

        var message = new Message
        {
            Channel = channel,
            Ts = call.World.NextTs(),
            ThreadTs = call["thread_ts"],
            User = call.Workspace.BotUserId,
            BotId = call.Workspace.BotId,
            AppId = call.Workspace.AppId,
            ClientMessageId = call["client_msg_id"],
            Username = call["username"],
            IconEmoji = call["icon_emoji"],
        };
        var shown = new MessageVersion(content.Text, content.Blocks, content.Metadata, call.World.Now, call.World.Now);
        return new Outcome(
            Answer(call.Workspace, message, shown),
            message.Ts,
            lag => call.World.Post(call.Workspace, message, content.Text, content.Blocks, content.Metadata, lag, isEcho: true));
    }

    private static Outcome? ThreadFault(Channel channel, string? threadTs)
    {
        if (threadTs is not { Length: > 0 }) return null;
        if (channel.Find(threadTs) is not { } root) return Outcome.Error("thread_not_found");
        return root.ThreadTs is not null && root.ThreadTs != root.Ts ? Outcome.Error("cannot_reply_to_message") : null;
    }

    private static Message? Earlier(MethodCall call, Channel channel) =>
        call.World.HonoursClientMessageId && call["client_msg_id"] is { Length: > 0 } id ? channel.All.FirstOrDefault(message => message.ClientMessageId == id) : null;

    private static JsonObject Answer(Workspace workspace, Message message, MessageVersion shown) => new()
    {
        ["ok"] = true,
        ["channel"] = message.Channel.Id,
        ["ts"] = message.Ts,
        ["message"] = MessageJson.Of(workspace, message, shown, withMetadata: true),
    };
}
