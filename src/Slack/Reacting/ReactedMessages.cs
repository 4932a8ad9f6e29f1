using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Inbound.Payloads;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Reacting;

/// <summary>Looks up the message that a sign stands below: Slack tells its channel and time, and not its thread.</summary>
public sealed class ReactedMessages
{
    private readonly SlackWebApi api;

    internal ReactedMessages(SlackWebApi api) => this.api = api;

    /// <summary>The message; null where there is none that the agency may read. Not known where Slack could not be asked, and may be later.</summary>
    public async Task<(bool IsKnown, ReactedMessage? Message)> FindAsync(InboundAction.Reaction reaction, CancellationToken cancellationToken) =>
        await api.MessageAsync(reaction.Workspace, reaction.Channel, reaction.Ts, cancellationToken) switch
        {
            SlackAnswer<RepliesAnswer>.Done { Value: var page } => (true, Found(page, reaction)),
            SlackAnswer<RepliesAnswer>.Refused { Refusal.Kind: not RefusalKind.ForNow } => (true, null),
            _ => (false, null),
        };

    private static ReactedMessage? Found(RepliesAnswer page, InboundAction.Reaction reaction)
    {
        if (page.Messages?.FirstOrDefault(message => message?.Ts == reaction.Ts) is not { Subtype: not "tombstone" } message) return null;
        var thread = string.IsNullOrEmpty(message.ThreadTs) ? message.Ts : message.ThreadTs;
        return new Origin(reaction.Workspace, null, null).Conversation(reaction.Channel, thread) is { } conversation
            ? new ReactedMessage(conversation, Question(conversation, message, reaction))
            : null;
    }

    // Named after the message: however many ask about it, it is answered once, and when it is changed or removed, so is that.
    private static IncomingMessage? Question(ConversationId conversation, MessagePayload message, InboundAction.Reaction reaction)
    {
        if (reaction.Wish != ReactionWish.Ask || string.IsNullOrWhiteSpace(message.Text)) return null;
        return new IncomingMessage
        {
            Conversation = conversation,
            Id = new MessageId(message.Ts!),
            Addressing = Addressing.Agency,
            Author = reaction.By,
            Text = QuotedText.Of(message.User == reaction.By.Value ? null : message.User ?? "", message.Text),
            SentAt = reaction.At,
        };
    }
}
