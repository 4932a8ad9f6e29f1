using System.Text;
using System.Text.Json;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Running.Sending;

/// <summary>Slack's events as bytes, with the fields that Slack sends and in its order.</summary>
public static class EventBody
{
    private static int s_drawn;

    /// <summary>Somebody mentions the agency.</summary>
    public static byte[] Mention(Workspace workspace, string channel, string user, string text, string ts, string? thread) =>
        Of(workspace, channel, "app_mention", user, $"<@{workspace.BotUserId}> {text}", ts, thread, $$"""{"type":"user","user_id":"{{workspace.BotUserId}}"},{"type":"text","text":{{Json(" " + text)}}}""", "");

    /// <summary>People talk to each other in a channel that the agency is in.</summary>
    public static byte[] Chatter(Workspace workspace, string channel, string user, string text, string ts) =>
        Of(workspace, channel, "message", user, text, ts, null, $$"""{"type":"text","text":{{Json(text)}}}""", ",\"channel_type\":\"channel\"");

    private static byte[] Of(Workspace workspace, string channel, string type, string user, string text, string ts, string? thread, string elements, string more)
    {
        var id = $"Ev{Interlocked.Increment(ref s_drawn):X10}";
        var inThread = thread is null || thread == ts ? "" : $",\"thread_ts\":\"{thread}\"";
        return Encoding.UTF8.GetBytes(
            $$"""
            {"token":"legacy-verification-token","team_id":"{{workspace.TeamId}}","context_team_id":"{{workspace.TeamId}}","context_enterprise_id":null,"api_app_id":"{{workspace.AppId}}","event":{"user":"{{user}}","type":"{{type}}","ts":"{{ts}}","client_msg_id":"{{Guid.NewGuid()}}","text":{{Json(text)}},"team":"{{workspace.TeamId}}"{{inThread}},"blocks":[{"type":"rich_text","block_id":"K8xp","elements":[{"type":"rich_text_section","elements":[{{elements}}]}]}],"channel":"{{channel}}","event_ts":"{{ts}}"{{more}}},"type":"event_callback","event_id":"{{id}}","event_time":{{ts[..ts.IndexOf('.', StringComparison.Ordinal)]}},"authorizations":[{"enterprise_id":null,"team_id":"{{workspace.TeamId}}","user_id":"{{workspace.BotUserId}}","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-{{workspace.TeamId}}-{{channel}}"}
            """);
    }

    private static string Json(string text) => JsonSerializer.Serialize(text);
}
