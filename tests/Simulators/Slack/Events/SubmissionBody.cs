using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>The <c>view_submission</c> payload of a form that is sent.</summary>
internal static class SubmissionBody
{
    /// <param name="workspace">Where.</param>
    /// <param name="opened">The form.</param>
    /// <param name="text">What the person wrote into its fields.</param>
    /// <param name="trigger">By which another form may be opened.</param>
    public static JsonObject Of(Workspace workspace, OpenedView opened, string text, string trigger)
    {
        var view = opened.View.DeepClone().AsObject();
        view["id"] = opened.Id;
        view["team_id"] = workspace.TeamId;
        view["app_id"] = workspace.AppId;
        view["bot_id"] = workspace.BotId;
        view["hash"] = $"{Guid.NewGuid():N}";
        view["state"] = new JsonObject { ["values"] = Values(opened.View, text) };
        return new JsonObject
        {
            ["type"] = "view_submission",
            ["team"] = new JsonObject { ["id"] = workspace.TeamId, ["domain"] = workspace.TeamId.ToLowerInvariant() },
            ["user"] = new JsonObject { ["id"] = opened.User, ["team_id"] = workspace.TeamId },
            ["api_app_id"] = workspace.AppId,
            ["token"] = "legacy-verification-token",
            ["trigger_id"] = trigger,
            ["view"] = view,
            ["response_urls"] = new JsonArray(),
            ["is_enterprise_install"] = false,
            ["enterprise"] = null,
        };
    }

    private static JsonObject Values(JsonObject view, string text)
    {
        var values = new JsonObject();
        foreach (var block in view["blocks"]!.AsArray().Where(static block => block!["type"]!.ToString() == "input"))
        {
            var element = block!["element"]!;
            values[block["block_id"]!.ToString()] = new JsonObject { [element["action_id"]!.ToString()] = new JsonObject { ["type"] = element["type"]!.ToString(), ["value"] = text } };
        }

        return values;
    }
}
