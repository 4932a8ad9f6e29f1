using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Installing;
using ChatAgency.Grains.Interfaces.Names;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Modals;
using ChatAgency.Slack.Reacting;
using ChatAgency.Slack.Speaking;
using ChatAgency.Slack.Tokens;

namespace ChatAgency.Gateway.Slack;

/// <summary>
/// Hands what Slack sent to its conversation. True only when it is kept: what could not be kept in time is said to be
/// so, and Slack sends it again (at once, after a minute, after five).
/// </summary>
internal sealed partial class SlackHandover(
    IGrainFactory grains, SlackSpeaking speaking, SlackModals modals, ReactedMessages messages, WorkspaceTokens tokens, SlackMetrics metrics, ILogger<SlackHandover> logger)
{
    /// <param name="correlation">Ties together all that comes of it.</param>
    /// <param name="action">What is to be handed over.</param>
    /// <param name="budget">Ends when there is no time left. Not when Slack hangs up: the message may well be kept already.</param>
    public async Task<bool> HandAsync(string correlation, InboundAction action, CancellationToken budget)
    {
        try
        {
            return await (action switch
            {
                InboundAction.Message e => AcceptAsync(e, correlation, budget),
                InboundAction.Renamed e => DoneAsync(grains.GetGrain<INamesGrain>($"slack/{e.Workspace}").Changed(e.Id, budget), budget),
                InboundAction.Uninstalled e => UninstallAsync(e, budget),
                InboundAction.AccessChanged e => DoneAsync(grains.GetGrain<IInstallationGrain>($"slack/{e.Enterprise}").Note(e.At, e.IsGranted, e.Teams, budget), budget),
                InboundAction.Echo e => DoneAsync(Grain(e.Conversation).Echo(e.Seen, budget), budget),
                InboundAction.Redo e => DoneAsync(Grain(e.Conversation).Redo(e.Turn, e.Shorter, e.By, e.At, budget), budget),
                InboundAction.Rate e => RateAsync(e, budget),
                InboundAction.TakeBack e => DoneAsync(Grain(e.Conversation).TakeBack(e.Turn, e.Verdict, e.By, e.At, budget), budget),
                InboundAction.Why e => ExplainAsync(e, budget),
                InboundAction.Reaction e => ReactAsync(correlation, e, budget),
                InboundAction.AnswerBy e => DoneAsync(Grain(e.Conversation).AnswerBy(e.Turn, e.Agent, e.By, budget), budget),
                InboundAction.Decide e => DoneAsync(Grain(e.Conversation).Decide(e.Turn, e.Approval, e.Approves, e.By, budget), budget),
                InboundAction.Acknowledge e => DoneAsync(grains.GetGrain<IAlertsGrain>(IAlertsGrain.Key).Acknowledge(e.Incident, $"slack/{e.By.Value}", budget), budget),
                InboundAction.Cancel e => DoneAsync(Grain(e.Conversation).Cancel(e.Turn, e.By, budget), budget),
                _ => throw new ArgumentOutOfRangeException(nameof(action), action.GetType().Name, "An action that nobody carries out."),
            });
        }
        catch (Exception exception) when (exception is not ArgumentOutOfRangeException)
        {
            Log.NotKept(logger, action.GetType().Name, exception);
            return false;
        }
    }

    private async Task<bool> AcceptAsync(InboundAction.Message said, string correlationId, CancellationToken cancellationToken)
    {
        var judged = await speaking.JudgeAsync(said, cancellationToken);
        if (judged.Quiet is { } quiet) metrics.Ignored(quiet);
        if (judged.Message is not { } message || !await IsInstalledAsync(message.Conversation.Workspace, cancellationToken)) return true;
        var result = await Grain(message.Conversation).Accept(message with { CorrelationId = correlationId }, cancellationToken).WaitAsync(cancellationToken);
        if (result.Outcome == AcceptOutcome.NotForUs) metrics.Ignored(IgnoredBecause.Chatter);
        if (result.Outcome == AcceptOutcome.BetweenPeople) metrics.Ignored(IgnoredBecause.BetweenPeople);
        return result.Outcome != AcceptOutcome.Full;
    }

    // What is left alone here is acknowledged: sent again, it would come to nothing again.
    private async ValueTask<bool> IsInstalledAsync(string workspace, CancellationToken cancellationToken)
    {
        if (await tokens.AreThereForAsync(workspace, cancellationToken)) return true;
        metrics.Ignored(IgnoredBecause.NotInstalled);
        return false;
    }

    private async Task<bool> UninstallAsync(InboundAction.Uninstalled gone, CancellationToken cancellationToken)
    {
        await grains.GetGrain<IInstallationGrain>($"slack/{gone.Workspace}").Remove(gone.At, gone.Event, cancellationToken).WaitAsync(cancellationToken);
        tokens.Forget(gone.Workspace);
        return true;
    }

    // Kept first: whether the form opens or not, the press counts.
    private async Task<bool> RateAsync(InboundAction.Rate rated, CancellationToken cancellationToken)
    {
        var found = await Grain(rated.Conversation).Rate(rated.Turn, rated.Verdict, rated.Reason, rated.By, rated.At, cancellationToken).WaitAsync(cancellationToken);
        if (!found || rated is not { Verdict: Verdict.Down, Reason: null, Trigger: not null }) return true;
        try
        {
            await modals.AskReasonAsync(rated, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // There was no time for it.
        }

        return true;
    }

    private async Task<bool> ExplainAsync(InboundAction.Why asked, CancellationToken cancellationToken)
    {
        var why = await Grain(asked.Conversation).Explain(asked.Turn, cancellationToken).WaitAsync(cancellationToken);
        return await modals.ExplainAsync(asked, why, cancellationToken);
    }

    private async Task<bool> ReactAsync(string correlation, InboundAction.Reaction reaction, CancellationToken cancellationToken)
    {
        if (!await IsInstalledAsync(reaction.Workspace, cancellationToken)) return true;
        var (isKnown, message) = await messages.FindAsync(reaction, cancellationToken);
        if (message is null) return isKnown;
        if (message.Question is { } question) return await HandAsync(correlation, Asked(question, reaction), cancellationToken);
        return await AboutAnswerAsync(message.Conversation, reaction, cancellationToken) is not { } action || await HandAsync(correlation, action, cancellationToken);
    }

    // Whoever asks by a sign speaks to the agency as by a mention, and is answered where one would be.
    private static InboundAction.Message Asked(IncomingMessage question, InboundAction.Reaction reaction) => new(question)
    {
        Facts = new SpeakingFacts { IsMention = true, IsReply = question.Id.Value != question.Conversation.Thread, IsInSharedChannel = reaction.IsInSharedChannel },
    };

    private async Task<InboundAction?> AboutAnswerAsync(ConversationId conversation, InboundAction.Reaction reaction, CancellationToken cancellationToken)
    {
        if (reaction.Wish == ReactionWish.Ask) return null;
        var turn = await Grain(conversation).TurnOf(new PostId(reaction.Ts), cancellationToken).WaitAsync(cancellationToken);
        if (turn is not { } number) return null;
        var verdict = reaction.Wish == ReactionWish.Up ? Verdict.Up : Verdict.Down;
        return reaction.Wish switch
        {
            ReactionWish.Again => new InboundAction.Redo(conversation, number, false, reaction.By, reaction.At),
            ReactionWish.Stop => new InboundAction.Cancel(conversation, number, reaction.By),
            _ when reaction.IsRemoved => new InboundAction.TakeBack(conversation, number, verdict, reaction.By, reaction.At),
            _ => new InboundAction.Rate(conversation, number, verdict, reaction.By, reaction.At),
        };
    }

    private static async Task<bool> DoneAsync(Task call, CancellationToken cancellationToken)
    {
        await call.WaitAsync(cancellationToken);
        return true;
    }

    private IConversationGrain Grain(ConversationId conversation) => grains.GetGrain<IConversationGrain>(conversation.ToString());

    private static partial class Log
    {
        [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "{Action} from Slack could not be kept in time; Slack is asked to send it again.")]
        public static partial void NotKept(ILogger logger, string action, Exception exception);
    }
}
