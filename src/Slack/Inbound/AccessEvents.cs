using System.Text.Json;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>The events by which an organisation that has the agency lets it into teams of its, or out of them. Pure.</summary>
internal static class AccessEvents
{
    private const string Granted = "team_access_granted";

    /// <summary>True for such an event's type.</summary>
    public static bool IsOne(string type) => type is Granted or "team_access_revoked";

    /// <summary>The same, of the value that the reader stands on.</summary>
    public static bool IsOne(ref Utf8JsonReader reader) => reader.ValueTextEquals("team_access_granted"u8) || reader.ValueTextEquals("team_access_revoked"u8);

    /// <summary>Which organisation, and which of its teams.</summary>
    public static InboundAction Map(MessagePayload happened, Origin origin)
    {
        var teams = (happened.TeamIds ?? []).OfType<string>().Where(ConversationId.IsPart).ToArray();
        if (teams.Length == 0 || !ConversationId.IsPart(origin.Enterprise) || origin.At is not { } at) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        return new InboundAction.AccessChanged(origin.Enterprise!, teams, happened.Type == Granted, at);
    }
}
