using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>The events that messages make, shaped like Slack's.</summary>
internal static class EventBodies
{
    /// <summary>The <c>message</c> event of a new post.</summary>
    public static BuiltEvent Message(Happening happening, string eventTs)
    {
        var inner = MessageJson.Of(happening.Workspace, happening.Message, happening.Current, withMetadata: true);
        inner["channel"] = happening.Message.Channel.Id;
        inner["channel_type"] = happening.Message.Channel.EventType;
        return Wrap(happening, inner, eventTs);
    }

    /// <summary>The <c>app_mention</c> event of a new post. It has no <c>channel_type</c>.</summary>
    public static BuiltEvent Mention(Happening happening, string eventTs)
    {
        var inner = MessageJson.Of(happening.Workspace, happening.Message, happening.Current, withMetadata: false);
        inner["type"] = "app_mention";
        inner["channel"] = happening.Message.Channel.Id;
        return Wrap(happening, inner, eventTs);
    }

    /// <summary>The <c>message_changed</c> or <c>message_deleted</c> event. Its own ts is that of the change.</summary>
    public static BuiltEvent Change(Happening happening, string eventTs)
    {
        var message = happening.Message;
        var inner = new JsonObject { ["type"] = "message", ["hidden"] = true, ["channel"] = message.Channel.Id, ["channel_type"] = message.Channel.EventType, ["ts"] = eventTs };
        inner["previous_message"] = MessageJson.Of(happening.Workspace, message, happening.Previous!, withMetadata: true);
        if (happening.Kind == HappeningKind.Deleted)
        {
            inner["subtype"] = "message_deleted";
            inner["deleted_ts"] = message.Ts;
        }
        else
        {
            inner["subtype"] = "message_changed";
            inner["message"] = MessageJson.Of(happening.Workspace, message, happening.Current, withMetadata: true);
        }

        return Wrap(happening, inner, eventTs);
    }

    /// <summary>The event that a happening makes for those who subscribe to messages.</summary>
    public static BuiltEvent Of(Happening happening, string eventTs) =>
        happening.Kind == HappeningKind.Posted ? Message(happening, eventTs) : Change(happening, eventTs);

    private static BuiltEvent Wrap(Happening happening, JsonObject inner, string eventTs) => Wrap(happening.Workspace, happening.Message.Channel, inner, eventTs);

    /// <summary>What stands around every event.</summary>
    public static BuiltEvent Wrap(Workspace workspace, Channel? channel, JsonObject inner, string eventTs)
    {
        inner["event_ts"] = eventTs;
        var id = BuiltEvent.NewId();
        var body = new JsonObject
        {
            ["token"] = "legacy-verification-token",
            ["team_id"] = workspace.TeamId,
            ["enterprise_id"] = workspace.Enterprise,
            ["context_team_id"] = workspace.TeamId,
            ["context_enterprise_id"] = workspace.Enterprise,
            ["api_app_id"] = workspace.AppId,
            ["event"] = inner,
            ["type"] = "event_callback",
            ["event_id"] = id,
            ["event_time"] = long.Parse(eventTs.AsSpan(0, eventTs.IndexOf('.', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture),
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = workspace.Enterprise,
                ["team_id"] = workspace.Enterprise is null ? workspace.TeamId : null,
                ["user_id"] = workspace.BotUserId,
                ["is_bot"] = true,
                ["is_enterprise_install"] = workspace.Enterprise is not null,
            }),
            ["is_ext_shared_channel"] = channel?.IsExternallyShared == true,
            ["event_context"] = $"4-{workspace.TeamId}-{channel?.Id}",
        };
        return new BuiltEvent(id, inner["type"]!.ToString(), body);
    }
}
