using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>The <c>block_actions</c> payload of a pressed button, of one side of feedback buttons, or of a choice in a menu.</summary>
internal static class ClickBody
{
    public static JsonObject Of(Workspace workspace, Channel channel, Message message, string user, string actionId, string? option, string actionTs, string trigger)
    {
        var shown = ShownMessage.Of(message);
        var block = (shown.Blocks ?? []).FirstOrDefault(candidate => candidate!.ToJsonString().Contains($"\"{actionId}\"", StringComparison.Ordinal));
        var button = shown.Button(actionId) ?? throw new ArgumentException($"No button {actionId} in {channel.Id} {message.Ts}.", nameof(actionId));
        return new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject { ["id"] = user, ["username"] = user.ToLowerInvariant(), ["name"] = user.ToLowerInvariant(), ["team_id"] = workspace.TeamId },
            ["api_app_id"] = workspace.AppId,
            ["token"] = "legacy-verification-token",
            ["container"] = new JsonObject
            {
                ["type"] = "message",
                ["message_ts"] = message.Ts,
                ["thread_ts"] = message.ThreadTs,
                ["channel_id"] = channel.Id,
                ["is_ephemeral"] = false,
            },
            ["trigger_id"] = trigger,
            ["team"] = new JsonObject { ["id"] = workspace.TeamId, ["domain"] = workspace.TeamId.ToLowerInvariant() },
            ["enterprise"] = null,
            ["is_enterprise_install"] = false,
            ["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name },
            ["message"] = MessageJson.Of(workspace, message, message.Now, withMetadata: true),
            ["state"] = new JsonObject { ["values"] = new JsonObject() },
            ["response_url"] = $"https://hooks.slack.example/actions/{workspace.TeamId}/{Guid.NewGuid():N}",
            ["actions"] = new JsonArray(Action(button, block?["block_id"]?.ToString(), option, actionTs)),
        };
    }

    private static JsonNode Option(JsonNode menu, string option) =>
        (menu["options"] as JsonArray ?? []).FirstOrDefault(one => one?["text"]?["text"]?.ToString() == option) ?? throw new ArgumentException($"No option {option} in {menu["action_id"]}.", nameof(option));

    private static JsonObject Action(JsonNode button, string? blockId, string? option, string actionTs)
    {
        var action = new JsonObject { ["action_id"] = button["action_id"]!.ToString(), ["block_id"] = blockId, ["type"] = button["type"]!.ToString(), ["action_ts"] = actionTs };
        if (button["text"] is { } text) action["text"] = text.DeepClone();
        if (button["value"] is { } value) action["value"] = value.ToString();
        if (action["type"]!.ToString() == "feedback_buttons") action["value"] = button[$"{option}_button"]?["value"]?.ToString() ?? throw new ArgumentException("Press 'positive' or 'negative'.", nameof(option));
        else if (option is not null) action["selected_option"] = Option(button, option).DeepClone();
        return action;
    }
}
