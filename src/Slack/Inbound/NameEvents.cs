using System.Text.Json;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>The events after which a name, or who is in a group, must be looked up anew. Pure.</summary>
internal static class NameEvents
{
    /// <summary>True for such an event's type.</summary>
    public static bool IsOne(string type) => type is "user_change" or "team_join" or "channel_rename" or "group_rename" or "subteam_updated" or "subteam_members_changed";

    /// <summary>The same, of the value that the reader stands on.</summary>
    public static bool IsOne(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("user_change"u8) || reader.ValueTextEquals("team_join"u8) || reader.ValueTextEquals("channel_rename"u8)
        || reader.ValueTextEquals("group_rename"u8) || reader.ValueTextEquals("subteam_updated"u8) || reader.ValueTextEquals("subteam_members_changed"u8);

    /// <summary>Whom or what it is about.</summary>
    public static InboundAction Map(MessagePayload happened, Origin origin)
    {
        var id = happened.Type switch
        {
            "user_change" or "team_join" => happened.User,
            "channel_rename" or "group_rename" => happened.Channel,
            _ => happened.SubteamId ?? happened.Subteam,
        };
        return ConversationId.IsPart(origin.Workspace) && ConversationId.IsPart(id) ? new InboundAction.Renamed(origin.Workspace!, id!) : new InboundAction.Ignored(IgnoredBecause.Incomplete);
    }
}
