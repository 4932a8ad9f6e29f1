using ChatAgency.Core.Accepting;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>Decides the same for messages that were changed or removed. Pure.</summary>
internal static class ChangeMap
{
    /// <summary>A change: of the agency's own post, of a person's words, or of nothing that was said.</summary>
    public static InboundAction Changed(MessagePayload happened, Origin origin)
    {
        if (happened.Message is not { } now) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        var before = happened.PreviousMessage;

        // A thread's removed root stays as a tombstone as long as the thread has replies.
        if (now.Subtype == "tombstone") return Deleted(happened, before, origin);
        now = now with { Ts = Filled(now.Ts, before?.Ts), ThreadTs = Filled(now.ThreadTs, before?.ThreadTs) };
        if (EventMap.ByAgencyOrBot(now, now.ThreadTs, happened.Channel, origin) is { } action) return action;
        if (!EventMap.IsPersons(now.Subtype)) return new InboundAction.Ignored(IgnoredBecause.NoPersonsWords);
        return WordsMoved(now, before) ? Edited(happened, now, before, origin) : new InboundAction.Ignored(IgnoredBecause.SameWords);
    }

    /// <summary>A removal: of the agency's own post or of a person's message.</summary>
    public static InboundAction Deleted(MessagePayload happened, MessagePayload? before, Origin origin)
    {
        if (before is null) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        before = before with { Ts = Filled(happened.DeletedTs, before.Ts) };
        if (EventMap.ByAgencyOrBot(before, before.ThreadTs, happened.Channel, origin, deleted: true) is { } action) return action;
        if (!EventMap.IsPersons(before.Subtype)) return new InboundAction.Ignored(IgnoredBecause.NoPersonsWords);
        if (EventMap.Addressed(happened, before, null, origin) is not { } addressing) return new InboundAction.Ignored(IgnoredBecause.Chatter);
        if (EventMap.Incoming(before, happened.Channel, origin) is not { } gone) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        return EventMap.Message(gone with { Kind = MessageKind.Deleted, Addressing = addressing, Text = "" }, happened, before, origin);
    }

    private static InboundAction Edited(MessagePayload happened, MessagePayload now, MessagePayload? before, Origin origin)
    {
        if (EventMap.Addressed(happened, now, before, origin) is not { } addressing) return new InboundAction.Ignored(IgnoredBecause.Chatter);
        if (!SlackTime.TryParse(now.Edited?.Ts, out var editedAt)) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        if (EventMap.Incoming(now, happened.Channel, origin) is not { } incoming) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        return EventMap.Message(incoming with { Kind = MessageKind.Edited, Addressing = addressing, EditedAt = editedAt }, happened, now, origin);
    }

    private static bool WordsMoved(MessagePayload now, MessagePayload? before) =>
        !string.IsNullOrEmpty(now.Edited?.Ts)
        && (before is null || (now.Edited.Ts != before.Edited?.Ts && now.Text != before.Text));

    private static string? Filled(string? first, string? second) => string.IsNullOrEmpty(first) ? second : first;
}
