using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Names;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Speaking;

namespace ChatAgency.Gateway.Slack;

/// <summary>
/// Hands what Slack sent to its conversation. True only when it is kept: what could not be kept in time is said to be
/// so, and Slack sends it again (at once, after a minute, after five).
/// </summary>
internal sealed partial class SlackHandover(IGrainFactory grains, SlackSpeaking speaking, SlackMetrics metrics, ILogger<SlackHandover> logger)
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
                InboundAction.Echo e => DoneAsync(Grain(e.Conversation).Echo(e.Seen, budget), budget),
                InboundAction.TryAgain e => DoneAsync(Grain(e.Conversation).TryAgain(e.Turn, e.By, budget), budget),
                InboundAction.AnswerBy e => DoneAsync(Grain(e.Conversation).AnswerBy(e.Turn, e.Agent, e.By, budget), budget),
                InboundAction.Decide e => DoneAsync(Grain(e.Conversation).Decide(e.Turn, e.Approval, e.Approves, e.By, budget), budget),
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
        if (judged.Message is not { } message) return true;
        var result = await Grain(message.Conversation).Accept(message with { CorrelationId = correlationId }, cancellationToken).WaitAsync(cancellationToken);
        if (result.Outcome == AcceptOutcome.NotForUs) metrics.Ignored(IgnoredBecause.Chatter);
        if (result.Outcome == AcceptOutcome.BetweenPeople) metrics.Ignored(IgnoredBecause.BetweenPeople);
        return result.Outcome != AcceptOutcome.Full;
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
