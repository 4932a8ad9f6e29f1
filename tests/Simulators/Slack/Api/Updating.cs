using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary><c>chat.update</c> and <c>chat.delete</c>.</summary>
internal static class Updating
{
    private const int MaxText = 4_000;

    public static Outcome Update(MethodCall call)
    {
        if (Find(call, "cant_update_message", out var fault) is not { } message) return fault!;
        if (message.Stream?.IsOpenAt(call.World.Now) == true) return Outcome.Error("streaming_state_conflict");
        if (Content.Read(call, MaxText, out fault) is not { } content) return fault!;
        var metadata = content.ClearsMetadata ? null : content.Metadata ?? message.Now.Metadata;
        var editedTs = content.Blocks is null ? call.World.NextTs() : null;
        var version = new MessageVersion(content.Text, content.Blocks, metadata, call.World.Now, call.World.Now, editedTs);
        var answer = new JsonObject
        {
            ["ok"] = true,
            ["channel"] = message.Channel.Id,
            ["ts"] = message.Ts,
            ["text"] = content.Text,
            ["message"] = MessageJson.Of(call.Workspace, message, version, withMetadata: true),
        };
        return new Outcome(answer, message.Ts, lag => Write(call, message, version, lag));
    }

    public static Outcome Delete(MethodCall call)
    {
        if (Find(call, "cant_delete_message", out var fault) is not { } message) return fault!;
        var answer = new JsonObject { ["ok"] = true, ["channel"] = message.Channel.Id, ["ts"] = message.Ts };
        return new Outcome(answer, message.Ts, lag => Write(call, message, message.Now with { IsDeleted = true }, lag));
    }

    private static void Write(MethodCall call, Message message, MessageVersion version, TimeSpan lag)
    {
        if (message.IsDeleted) return;
        var now = call.World.Now;
        call.World.Change(call.Workspace, message, version with { WrittenAt = now, ReadableAt = now + lag }, isEcho: true);
    }

    private static Message? Find(MethodCall call, string notOurs, out Outcome? fault)
    {
        fault = null;
        if (call.Channel is not { } channel) fault = Outcome.Error("channel_not_found");
        else if (call["ts"] is not { } ts || channel.Find(ts) is not { IsDeleted: false } message) fault = Outcome.Error("message_not_found");
        else if (message.BotId != call.Workspace.BotId) fault = Outcome.Error(notOurs);
        else if (channel.IsArchived) fault = Outcome.Error("is_archived");
        else return message;
        return null;
    }
}
