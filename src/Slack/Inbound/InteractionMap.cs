using System.Globalization;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>Decides, for buttons, what is for the agency and what is ignored. Pure.</summary>
internal static class InteractionMap
{
    public static InboundAction Map(InteractionPayload pressed)
    {
        if (pressed.Type != "block_actions") return new InboundAction.Ignored(IgnoredBecause.OtherInteraction);
        var action = pressed.Actions?.FirstOrDefault(static one => one?.ActionId is SlackNames.AgainAction or SlackNames.StopAction);
        if (action is null) return new InboundAction.Ignored(IgnoredBecause.OtherInteraction);
        if (!TryTurn(action.Value, out var turn) || string.IsNullOrEmpty(pressed.User?.Id) || Conversation(pressed) is not { } conversation)
        {
            return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        }

        var by = new PersonId(pressed.User.Id);
        return action.ActionId == SlackNames.AgainAction
            ? new InboundAction.TryAgain(conversation, turn, by)
            : new InboundAction.Cancel(conversation, turn, by);
    }

    private static ConversationId? Conversation(InteractionPayload pressed)
    {
        var workspace = pressed.IsEnterpriseInstall == true ? pressed.Enterprise?.Id ?? pressed.Team?.Id : pressed.Team?.Id;
        var thread = pressed.Container?.ThreadTs ?? pressed.Message?.ThreadTs ?? pressed.Container?.MessageTs ?? pressed.Message?.Ts;
        return new Origin(workspace, null, null).Conversation(pressed.Container?.ChannelId ?? pressed.Channel?.Id, thread);
    }

    private static bool TryTurn(string? value, out long turn) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out turn) && turn > 0;
}
