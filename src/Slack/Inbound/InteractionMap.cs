using System.Collections.Frozen;
using System.Globalization;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Rating;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>Decides, for buttons, menus and forms, what is for the agency and what is ignored. Pure.</summary>
internal static class InteractionMap
{
    private static readonly FrozenSet<string> Ours = FrozenSet.Create(
        SlackNames.AgainAction, SlackNames.AnotherAction, SlackNames.InsteadAction, SlackNames.StopAction, SlackNames.ApproveAction, SlackNames.DenyAction,
        SlackNames.FeedbackAction, SlackNames.UpAction, SlackNames.DownAction, SlackNames.MoreAction, SlackNames.WhyAction, SlackNames.AcknowledgeAction);

    // An incident's name is ten characters.
    private const int LongestIncident = 32;

    public static InboundAction Map(InteractionPayload pressed) => pressed.Type switch
    {
        "block_actions" => Pressed(pressed),
        "view_submission" when pressed.View?.CallbackId == SlackNames.ReasonForm => Reasoned(pressed, pressed.View),
        _ => new InboundAction.Ignored(IgnoredBecause.OtherInteraction),
    };

    private static InboundAction Pressed(InteractionPayload pressed)
    {
        var action = pressed.Actions?.FirstOrDefault(static one => one?.ActionId is { } id && Ours.Contains(id));
        if (action is null) return new InboundAction.Ignored(IgnoredBecause.OtherInteraction);
        if (action.ActionId == SlackNames.AcknowledgeAction) return Acknowledged(pressed, action.Value);
        var (number, detail) = Parts(action.SelectedOption?.Value ?? action.Value);
        if (!TryTurn(number, out var turn) || string.IsNullOrEmpty(pressed.User?.Id) || Conversation(pressed) is not { } conversation) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        var by = new PersonId(pressed.User.Id);
        return (action.ActionId, detail) switch
        {
            (SlackNames.AnotherAction or SlackNames.InsteadAction, { Length: > 0 }) => new InboundAction.AnswerBy(conversation, turn, new AgentName(detail), by),
            (SlackNames.StopAction, _) => new InboundAction.Cancel(conversation, turn, by),
            (SlackNames.ApproveAction or SlackNames.DenyAction, _) => new InboundAction.Decide(conversation, turn, detail, action.ActionId == SlackNames.ApproveAction, by),
            (SlackNames.WhyAction, _) when pressed.TriggerId is { Length: > 0 } trigger => new InboundAction.Why(conversation, turn, trigger),
            (SlackNames.AgainAction, _) or (SlackNames.MoreAction, SlackNames.Again or SlackNames.Shorter) when SlackTime.TryParse(action.ActionTs, out var at) => new InboundAction.Redo(conversation, turn, detail == SlackNames.Shorter, by, at),
            (SlackNames.FeedbackAction or SlackNames.UpAction or SlackNames.DownAction, SlackNames.Up or SlackNames.Down) when SlackTime.TryParse(action.ActionTs, out var at) =>
                new InboundAction.Rate(conversation, turn, detail == SlackNames.Up ? Verdict.Up : Verdict.Down, by, at, Trigger: pressed.TriggerId),
            _ => new InboundAction.Ignored(IgnoredBecause.Incomplete),
        };
    }

    private static InboundAction Acknowledged(InteractionPayload pressed, string? incident) =>
        string.IsNullOrEmpty(pressed.User?.Id) || incident is not { Length: > 0 and <= LongestIncident }
            ? new InboundAction.Ignored(IgnoredBecause.Incomplete)
            : new InboundAction.Acknowledge(incident, new PersonId(pressed.User.Id));

    /// <summary>A reason is a second word right after the press that it explains: sent twice it is the same word.</summary>
    private static InboundAction Reasoned(InteractionPayload pressed, SubmittedView form)
    {
        if (string.IsNullOrEmpty(pressed.User?.Id) || ReasonNote.Read(form.PrivateMetadata) is not { } note || (note.Conversation.Platform, note.Conversation.Workspace) != (SlackNames.Platform, Workspace(pressed))) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        var reason = form.Text(SlackNames.ReasonForm, SlackNames.ReasonForm)?.Trim();
        if (string.IsNullOrEmpty(reason)) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        // Slack keeps the field's own limit; whoever does not is not heard out.
        if (reason.Length > Feedback.MostReason) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        return new InboundAction.Rate(note.Conversation, note.Turn, Verdict.Down, new PersonId(pressed.User.Id), note.PressedAt.AddTicks(1), reason);
    }

    private static string? Workspace(InteractionPayload pressed) => pressed.IsEnterpriseInstall == true ? pressed.Enterprise?.Id ?? pressed.Team?.Id : pressed.Team?.Id;

    private static ConversationId? Conversation(InteractionPayload pressed)
    {
        var thread = pressed.Container?.ThreadTs ?? pressed.Message?.ThreadTs ?? pressed.Container?.MessageTs ?? pressed.Message?.Ts;
        return new Origin(Workspace(pressed), null, null).Conversation(pressed.Container?.ChannelId ?? pressed.Channel?.Id, thread);
    }

    private static (string? Turn, string Detail) Parts(string? value)
    {
        var colon = value?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon < 0 ? (value, "") : (value![..colon], value[(colon + 1)..]);
    }

    private static bool TryTurn(string? value, out long turn) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out turn) && turn > 0;
}
