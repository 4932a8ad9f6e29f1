using System.Text.Json;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>
/// The events of the agency's pane: the newer two of agent sessions, and those of assistant threads that apps from before those
/// have in their place. Pure.
/// </summary>
internal static class PaneEvents
{
    private const string Opened = "app_home_opened";
    private const string Moved = "app_context_changed";

    /// <summary>True for such an event's type.</summary>
    public static bool IsOne(string type) => type is Opened or Moved or "assistant_thread_started" or "assistant_thread_context_changed";

    /// <summary>The same, of the value that the reader stands on.</summary>
    public static bool IsOne(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("app_home_opened"u8) || reader.ValueTextEquals("app_context_changed"u8) || reader.ValueTextEquals("assistant_thread_started"u8) || reader.ValueTextEquals("assistant_thread_context_changed"u8);

    /// <summary>Which pane, and what is in view beside it.</summary>
    public static InboundAction Map(MessagePayload happened, Origin origin)
    {
        // The Home tab has no messages.
        if (happened is { Type: Opened, Tab: "home" }) return new InboundAction.Ignored(IgnoredBecause.OtherEvent);
        var isNewer = happened.Type is Opened or Moved;
        var (channel, thread, context) = isNewer
            ? (happened.Channel, null, happened.Context)
            : (happened.AssistantThread?.ChannelId, happened.AssistantThread?.ThreadTs, happened.AssistantThread?.Context);
        if (!isNewer && !SlackTime.TryParse(thread, out _)) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        if (!ConversationId.IsPart(origin.Workspace)) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        if (ConversationId.IsPart(channel)) return new InboundAction.PaneOpened(origin.Workspace!, channel, thread, InView(context));
        // Slack's types have a channel there, and its example has not: whose pane it is, is told then by whom the event is for.
        return happened.Type == Moved && ConversationId.IsPart(happened.User ?? origin.Person)
            ? new InboundAction.PaneOpened(origin.Workspace!, null, null, InView(context)) { Person = happened.User ?? origin.Person }
            : new InboundAction.Ignored(IgnoredBecause.Incomplete);
    }

    private static string? InView(PaneContext? context)
    {
        var channel = context?.ChannelId ?? context?.Entities?.FirstOrDefault(static one => one?.Type is "slack#/types/channel_id" or "slack#/types/message_context")?.Value;
        return ConversationId.IsPart(channel) ? channel : null;
    }
}
