using ChatAgency.Core.Approving;
using ChatAgency.Core.Auditing;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;
using ChatAgency.Grains.Alerting;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Redacting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Operating;

/// <summary>Tells operators by log, metric, audit and alert.</summary>
internal sealed partial class Operators(ILogger<Operators> logger, TurnMetrics metrics, AuditTrail trail, TurnAlerts alerts, TimeProvider time) : IOperators
{
    public void Tell(ConversationId conversation, Notice notice)
    {
        alerts.Tell(conversation, notice);
        switch (notice)
        {
            case Notice.TurnEnded e:
                Ended(conversation, e.Turn);
                break;
            case Notice.WordsShown e:
                metrics.WordsShown(conversation.Platform, e.After);
                Log.WordsShown(logger, conversation, e.Turn, e.After.TotalMilliseconds);
                break;
            case Notice.TurnFailed e:
                Log.TurnFailed(logger, e.ErrorId, conversation, e.Turn, e.Failure.Kind, e.Failure.Detail);
                break;
            case Notice.TurnParked e:
                metrics.Parked(conversation.Platform);
                Log.TurnParked(logger, e.ErrorId, conversation, e.Turn, e.Strikes);
                break;
            case Notice.TurnSetAside e:
                Log.TurnSetAside(logger, e.ErrorId, conversation, e.Turn);
                break;
            case Notice.ApprovalMoved e:
                Log.ApprovalMoved(logger, conversation, e.Turn, e.Tool, e.State);
                trail.Add(AuditEvent.In(conversation, time.GetUtcNow(), KindOf(e.State), e.By?.Value ?? AuditEvent.Agency, e.Tool, e.State.ToString(), AuditDetail.Of("turn", e.Turn)));
                break;
            case Notice.FeedbackGiven e:
                Rated(conversation, e);
                break;
            case Notice.PlatformRefuses e:
                metrics.Refused(conversation.Platform, e.Call);
                Log.PlatformRefuses(logger, conversation, e.Turn, e.Call, e.Reason);
                break;
            case Notice.OutcomeUnknown e:
                metrics.Unknown(conversation.Platform, e.Call);
                Log.OutcomeUnknown(logger, conversation, e.Turn, e.Call, e.Reason);
                break;
            case Notice.GaveUp e:
                metrics.Lost(conversation.Platform, e.Call);
                Log.GaveUp(logger, conversation, e.Turn, e.Call);
                break;
            case Notice.PostRemoved:
                Log.PostRemoved(logger, conversation);
                break;
            case Notice.TurnResumed e:
                metrics.Resumed(conversation.Platform);
                TurnSpans.Resumed(conversation, e.Turn, e.Attempt, e.CorrelationId);
                Log.TurnResumed(logger, conversation, e.Turn, e.Attempt);
                break;
        }
    }

    public void Tell(ConversationId conversation, Exception unexpected, string where)
    {
        alerts.Fault();
        Log.Unexpected(logger, conversation, where, unexpected);
    }

    private static AuditKind KindOf(ApprovalState state) => state switch
    {
        ApprovalState.Waiting => AuditKind.ApprovalAsked,
        ApprovalState.Begun => AuditKind.ApprovalBegun,
        ApprovalState.Done or ApprovalState.Unknown => AuditKind.ApprovalDone,
        _ => AuditKind.ApprovalDecided,
    };

    private void Ended(ConversationId conversation, Turn turn)
    {
        TurnSpans.Ended(conversation, turn);
        metrics.Ended(conversation.Platform, turn.State.ToString().ToLowerInvariant(), turn.EndedAt!.Value - turn.AcceptedAt);
        if (turn.State == TurnState.Undeliverable) metrics.Lost(conversation.Platform, TurnMetrics.Undeliverable);
        Log.TurnEnded(logger, conversation, turn.Number, turn.State, turn.Route?.Agent, turn.Question.CorrelationId);
    }

    private void Rated(ConversationId conversation, Notice.FeedbackGiven given)
    {
        // Those who answer together have no profile of their own to be judged by.
        var agent = given.Route is { Panel.Count: > 1 } ? "panel" : given.Route?.Agent.Value ?? "none";
        metrics.Rated(agent, given.Verdict == Verdict.TakenBack ? "taken_back" : given.Verdict.ToString().ToLowerInvariant());
        Log.Rated(logger, conversation, given.Turn, given.Verdict);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Turn {Turn} of {Conversation} ended {State} by {Agent}; correlation {CorrelationId}.")]
        public static partial void TurnEnded(ILogger logger, [ConversationData] ConversationId conversation, long turn, TurnState state, Core.Agents.AgentName? agent, string correlationId);

        [LoggerMessage(EventId = 2011, Level = LogLevel.Debug, Message = "Turn {Turn} of {Conversation} shows its first words after {Milliseconds} ms.")]
        public static partial void WordsShown(ILogger logger, [ConversationData] ConversationId conversation, long turn, double milliseconds);

        [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "{ErrorId}: turn {Turn} of {Conversation} failed: {Kind} ({Detail}).")]
        public static partial void TurnFailed(ILogger logger, ErrorId errorId, [ConversationData] ConversationId conversation, long turn, FailureKind kind, string detail);

        [LoggerMessage(EventId = 2008, Level = LogLevel.Error, Message = "{ErrorId}: turn {Turn} of {Conversation} is parked after {Strikes} faults of the agency's own; it can be tried again.")]
        public static partial void TurnParked(ILogger logger, ErrorId errorId, [ConversationData] ConversationId conversation, long turn, int strikes);

        [LoggerMessage(EventId = 5052, Level = LogLevel.Information, Message = "{ErrorId}: turn {Turn} of {Conversation} was set aside by an operator; it can be tried again.")]
        public static partial void TurnSetAside(ILogger logger, ErrorId errorId, [ConversationData] ConversationId conversation, long turn);

        [LoggerMessage(EventId = 2010, Level = LogLevel.Information, Message = "Approval of {Tool} in turn {Turn} of {Conversation}: {State}.")]
        public static partial void ApprovalMoved(ILogger logger, [ConversationData] ConversationId conversation, long turn, string tool, ApprovalState state);

        [LoggerMessage(EventId = 2030, Level = LogLevel.Information, Message = "Feedback on turn {Turn} of {Conversation}: {Verdict}.")]
        public static partial void Rated(ILogger logger, [ConversationData] ConversationId conversation, long turn, Verdict verdict);

        [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "The platform refuses {Call} in turn {Turn} of {Conversation}: {Reason}.")]
        public static partial void PlatformRefuses(ILogger logger, [ConversationData] ConversationId conversation, long turn, string call, string reason);

        [LoggerMessage(EventId = 2004, Level = LogLevel.Warning, Message = "The outcome of {Call} in turn {Turn} of {Conversation} is unknown ({Reason}); looking.")]
        public static partial void OutcomeUnknown(ILogger logger, [ConversationData] ConversationId conversation, long turn, string call, string reason);

        [LoggerMessage(EventId = 2005, Level = LogLevel.Error, Message = "Gave up on {Call} in turn {Turn} of {Conversation}.")]
        public static partial void GaveUp(ILogger logger, [ConversationData] ConversationId conversation, long turn, string call);

        [LoggerMessage(EventId = 5250, Level = LogLevel.Information, Message = "A post that should not stand in {Conversation} was removed.")]
        public static partial void PostRemoved(ILogger logger, [ConversationData] ConversationId conversation);

        [LoggerMessage(EventId = 2006, Level = LogLevel.Warning, Message = "Turn {Turn} of {Conversation} was taken over in attempt {Attempt}.")]
        public static partial void TurnResumed(ILogger logger, [ConversationData] ConversationId conversation, long turn, int attempt);

        [LoggerMessage(EventId = 2007, Level = LogLevel.Error, Message = "Unexpected in {Where} of {Conversation}.")]
        public static partial void Unexpected(ILogger logger, [ConversationData] ConversationId conversation, string where, Exception exception);
    }
}
