using System.Text.Json;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>
/// The events of the agency's pane: the newer one of agent sessions, and the two of assistant threads that apps from before those
/// have in its place. Pure.
/// </summary>
internal static class PaneEvents
{
    private const string Opened = "app_home_opened";

    /// <summary>True for such an event's type.</summary>
    public static bool IsOne(string type) => type is Opened or "assistant_thread_started" or "assistant_thread_context_changed";

    /// <summary>The same, of the value that the reader stands on.</summary>
    public static bool IsOne(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("app_home_opened"u8) || reader.ValueTextEquals("assistant_thread_started"u8) || reader.ValueTextEquals("assistant_thread_context_changed"u8);

    /// <summary>Which pane, and what is in view beside it.</summary>
    public static InboundAction Map(MessagePayload happened, Origin origin)
    {
        // The Home tab has no messages.
        if (happened is { Type: Opened, Tab: "home" }) return new InboundAction.Ignored(IgnoredBecause.OtherEvent);
        var (channel, thread, context) = happened.Type == Opened
            ? (happened.Channel, null, happened.Context)
            : (happened.AssistantThread?.ChannelId, happened.AssistantThread?.ThreadTs, happened.AssistantThread?.Context);
        if (!ConversationId.IsPart(origin.Workspace) || !ConversationId.IsPart(channel)) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        if (happened.Type != Opened && !SlackTime.TryParse(thread, out _)) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        return new InboundAction.PaneOpened(origin.Workspace!, channel!, thread, InView(context));
    }

    private static string? InView(PaneContext? context)
    {
        var channel = context?.ChannelId ?? context?.Entities?.FirstOrDefault(static one => one?.Type == "slack#/types/channel_id")?.Value;
        return ConversationId.IsPart(channel) ? channel : null;
    }
}
