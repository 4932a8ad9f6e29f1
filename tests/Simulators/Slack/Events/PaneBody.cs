using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>The events of an opened pane: the newer one, and the older of assistant threads.</summary>
internal static class PaneBody
{
    public static BuiltEvent Opened(Workspace workspace, Channel pane, string user, string? inView, string eventTs) => EventBodies.Wrap(workspace, pane, new JsonObject
    {
        ["type"] = "app_home_opened",
        ["user"] = user,
        ["channel"] = pane.Id,
        ["tab"] = "messages",
        ["context"] = new JsonObject { ["entities"] = InView(workspace, inView) },
    }, eventTs);

    /// <summary>Another channel is in view beside an open pane, or none.</summary>
    public static BuiltEvent Moved(Workspace workspace, Channel pane, string user, string? inView, string eventTs) => EventBodies.Wrap(workspace, pane, new JsonObject
    {
        ["type"] = "app_context_changed",
        ["user"] = user,
        ["channel"] = pane.Id,
        ["context"] = inView is null ? new JsonObject() : new JsonObject { ["entities"] = InView(workspace, inView) },
    }, eventTs);

    private static JsonArray InView(Workspace workspace, string? channel) =>
        channel is null ? [] : [new JsonObject { ["type"] = "slack#/types/channel_id", ["value"] = channel, ["team_id"] = workspace.TeamId }];

    /// <summary>The context is an empty object where nothing is in view.</summary>
    public static BuiltEvent Assistant(Workspace workspace, Channel pane, string user, string threadTs, string? inView, bool isChange, string eventTs)
    {
        var context = inView is null ? new JsonObject() : new JsonObject { ["channel_id"] = inView, ["team_id"] = workspace.TeamId, ["enterprise_id"] = null };
        return EventBodies.Wrap(workspace, pane, new JsonObject
        {
            ["type"] = isChange ? "assistant_thread_context_changed" : "assistant_thread_started",
            ["assistant_thread"] = new JsonObject { ["user_id"] = user, ["context"] = context, ["channel_id"] = pane.Id, ["thread_ts"] = threadTs },
        }, eventTs);
    }
}
