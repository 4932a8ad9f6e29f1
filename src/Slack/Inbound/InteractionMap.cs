using System.Globalization;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>Decides, for buttons and menus, what is for the agency and what is ignored. Pure.</summary>
internal static class InteractionMap
{
    public static InboundAction Map(InteractionPayload pressed)
    {
        if (pressed.Type != "block_actions") return new InboundAction.Ignored(IgnoredBecause.OtherInteraction);
        var action = pressed.Actions?.FirstOrDefault(static one => one?.ActionId is SlackNames.AgainAction or SlackNames.AnotherAction or SlackNames.InsteadAction or SlackNames.StopAction or SlackNames.ApproveAction or SlackNames.DenyAction);
        if (action is null) return new InboundAction.Ignored(IgnoredBecause.OtherInteraction);
        var (number, detail) = Parts(action.SelectedOption?.Value ?? action.Value);
        if (!TryTurn(number, out var turn) || (action.ActionId is SlackNames.AnotherAction or SlackNames.InsteadAction && detail.Length == 0) || string.IsNullOrEmpty(pressed.User?.Id) || Conversation(pressed) is not { } conversation)
        {
            return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        }

        var by = new PersonId(pressed.User.Id);
        return action.ActionId switch
        {
            SlackNames.AgainAction => new InboundAction.TryAgain(conversation, turn, by),
            SlackNames.AnotherAction or SlackNames.InsteadAction => new InboundAction.AnswerBy(conversation, turn, new AgentName(detail), by),
            SlackNames.StopAction => new InboundAction.Cancel(conversation, turn, by),
            _ => new InboundAction.Decide(conversation, turn, detail, action.ActionId == SlackNames.ApproveAction, by),
        };
    }

    private static ConversationId? Conversation(InteractionPayload pressed)
    {
        var workspace = pressed.IsEnterpriseInstall == true ? pressed.Enterprise?.Id ?? pressed.Team?.Id : pressed.Team?.Id;
        var thread = pressed.Container?.ThreadTs ?? pressed.Message?.ThreadTs ?? pressed.Container?.MessageTs ?? pressed.Message?.Ts;
        return new Origin(workspace, null, null).Conversation(pressed.Container?.ChannelId ?? pressed.Channel?.Id, thread);
    }

    private static (string? Turn, string Detail) Parts(string? value)
    {
        var colon = value?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon < 0 ? (value, "") : (value![..colon], value[(colon + 1)..]);
    }

    private static bool TryTurn(string? value, out long turn) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out turn) && turn > 0;
}
