using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Blocks;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary><c>chat.startStream</c>, <c>chat.appendStream</c> and <c>chat.stopStream</c>.</summary>
internal static class Streaming
{
    /// <summary>Characters of all that a stream shows; measured by others on live workspaces.</summary>
    private const int MaxWhole = 40_000;

    /// <summary>The same, in bytes, where tasks are among it.</summary>
    private const int MaxWithTasks = 10_600;

    public static Outcome Start(MethodCall call)
    {
        if (call.Channel is not { } channel) return Outcome.Error("channel_not_found");
        if (call.Workspace.RefusesStreams) return Outcome.Error("channel_type_not_supported");
        if (channel.IsArchived) return Outcome.Error("is_archived");
        if (!channel.HasBot) return Outcome.Error("not_in_channel");
        if (call["thread_ts"] is not { Length: > 0 } thread || channel.Find(thread) is not { } root) return Outcome.Error("thread_not_found");
        if (root.ThreadTs is not null && root.ThreadTs != root.Ts) return Outcome.Error("cannot_reply_to_message");
        if (channel.Kind != ChannelKind.Direct && (call["recipient_user_id"] is null || call["recipient_team_id"] is null)) return Outcome.Error("missing_recipient_user_id");
        if (call["task_display_mode"] is not (null or "timeline" or "plan")) return Outcome.Error("invalid_arguments", "must be one of: timeline, plan [json-pointer:/task_display_mode]");
        if (StreamAddition.Read(call, out var added) is { } fault) return fault;
        var message = new Message
        {
            Channel = channel,
            Ts = call.World.NextTs(),
            ThreadTs = thread,
            User = call.Workspace.BotUserId,
            BotId = call.Workspace.BotId,
            AppId = call.Workspace.AppId,
            Stream = new MessageStream(call.World.Now),
        };
        var answer = new JsonObject { ["ok"] = true, ["channel"] = channel.Id, ["ts"] = message.Ts };
        return new Outcome(answer, message.Ts, lag =>
        {
            message.Stream.Add(added.Text, added.Tasks);
            call.World.Post(call.Workspace, message, message.Stream.Text, message.Stream.Blocks(), null, lag, isEcho: true);
            call.World.SetStatus(channel, thread, "processing");
        });
    }

    public static Outcome Append(MethodCall call)
    {
        if (Find(call, out var fault) is not { } message) return fault!;
        if (StreamAddition.Read(call, out var added) is { } wrong) return wrong;
        if (added.IsEmpty) return Outcome.Error("no_text");
        if (message.Stream!.LengthWith(added.Text, added.Tasks) > (message.Stream.HasTasks || added.Tasks.Count > 0 ? MaxWithTasks : MaxWhole)) return Outcome.Error("msg_too_long");
        return new Outcome(Answer(message), message.Ts, lag => Write(call, message, lag, null, () => message.Stream.Add(added.Text, added.Tasks)));
    }

    public static Outcome Stop(MethodCall call)
    {
        if (Find(call, out var fault) is not { } message) return fault!;
        if (StreamAddition.Read(call, out var added) is { } wrong) return wrong;
        if (call["session_status"] is not (null or "active" or "processing" or "suspended" or "closed")) return Outcome.Error("invalid_arguments", "unknown session_status");
        var blocks = call.Call.Json("blocks") as JsonArray;
        if (blocks is not null && BlockRules.Check(blocks) is { } found) return Outcome.Error("invalid_blocks", found);
        var answer = Answer(message);
        answer["message"] = MessageJson.Of(call.Workspace, message, message.Now, withMetadata: true);
        return new Outcome(answer, message.Ts, lag =>
        {
            Write(call, message, lag, call.Call.Metadata?.DeepClone().AsObject(), () =>
            {
                message.Stream!.Add(added.Text, added.Tasks);
                message.Stream.Close();
            });
            call.World.SetStatus(message.Channel, message.ThreadTs!, call["session_status"] ?? "active");
        });
    }

    private static JsonObject Answer(Message message) => new() { ["ok"] = true, ["channel"] = message.Channel.Id, ["ts"] = message.Ts };

    private static void Write(MethodCall call, Message message, TimeSpan lag, JsonObject? metadata, Action change)
    {
        // What lands late lands on a stream that may be closed by now, and then has no effect.
        if (message.IsDeleted || !message.Stream!.IsOpenAt(call.World.Now)) return;
        change();
        var now = call.World.Now;
        call.World.Change(call.Workspace, message, message.Now with { Text = message.Stream.Text, Blocks = message.Stream.Blocks(), Metadata = metadata ?? message.Now.Metadata, WrittenAt = now, ReadableAt = now + lag }, isEcho: true);
    }

    private static Message? Find(MethodCall call, out Outcome? fault)
    {
        fault = null;
        if (call.Channel is not { } channel) fault = Outcome.Error("channel_not_found");
        else if (call["ts"] is not { } ts || channel.Find(ts) is not { IsDeleted: false } message) fault = Outcome.Error("message_not_found");
        else if (message.BotId != call.Workspace.BotId) fault = Outcome.Error("message_not_owned_by_app");
        else if (message.Stream is { WasStopped: true }) fault = Outcome.Error("stopped_by_user");
        else if (message.Stream?.IsOpenAt(call.World.Now) != true) fault = Outcome.Error("message_not_in_streaming_state");
        else return message;
        return null;
    }
}
