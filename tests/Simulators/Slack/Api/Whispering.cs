using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Views;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary><c>chat.postEphemeral</c>.</summary>
internal static class Whispering
{
    private const int MaxText = 40_000;

    public static Outcome Post(MethodCall call)
    {
        if (call.Channel is not { } channel) return Outcome.Error("channel_not_found");
        if (channel.IsArchived) return Outcome.Error("is_archived");
        if (!channel.HasBot) return Outcome.Error("not_in_channel");
        if (call["user"] is not { Length: > 0 } user || call.Workspace.FindUser(user) is null) return Outcome.Error("user_not_in_channel");
        if (Content.Read(call, MaxText, out var fault) is not { } content) return fault!;
        var said = new Whisper(channel.Id, call["thread_ts"], user, content.Text);
        return new Outcome(new JsonObject { ["ok"] = true, ["message_ts"] = call.World.NextTs() }, Commit: _ => call.World.Tell(said));
    }
}
