using System.Text.Json;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>The events after which a workspace's token is none any more. Their order is not promised, and both may come. Pure.</summary>
internal static class UninstallEvents
{
    private const string Revoked = "tokens_revoked";

    /// <summary>True for such an event's type.</summary>
    public static bool IsOne(string type) => type is "app_uninstalled" or Revoked;

    /// <summary>The same, of the value that the reader stands on.</summary>
    public static bool IsOne(ref Utf8JsonReader reader) => reader.ValueTextEquals("app_uninstalled"u8) || reader.ValueTextEquals("tokens_revoked"u8);

    /// <summary>Whose token it was; a person's token, which the agency never asks for, is nobody's.</summary>
    public static InboundAction Map(MessagePayload happened, Origin origin)
    {
        // Of an org-wide installation its enterprise alone is told.
        var workspace = origin.Workspace ?? origin.Enterprise;
        if (!ConversationId.IsPart(workspace) || origin.At is not { } at) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        if (happened.Type == Revoked && happened.Tokens?.Bot is not { Count: > 0 }) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        return new InboundAction.Uninstalled(workspace!, at, happened.Type!);
    }
}
