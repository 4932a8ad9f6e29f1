using System.Diagnostics;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Grains.Operating;

/// <summary>One span a turn, from the kept message to its end, in the trace of the request that brought it. No words, no names.</summary>
internal static class TurnSpans
{
    private static readonly ActivitySource Source = new("ChatAgency");

    public static void Ended(ConversationId conversation, Turn turn)
    {
        using var span = Source.StartActivity("chatagency.turn", ActivityKind.Internal, Parent(turn.Question.CorrelationId), startTime: turn.AcceptedAt);
        if (span is null) return;
        span.SetTag("gen_ai.conversation.id", conversation.ToString());
        span.SetTag("gen_ai.agent.name", turn.Route?.Agent.Value);
        span.SetTag("chatagency.turn", turn.Number);
        span.SetTag("chatagency.state", turn.State.ToString());
        span.SetTag("correlation.id", turn.Question.CorrelationId);
        if (turn.Result?.ErrorId is { } error) span.SetTag("error.id", error.Value).SetStatus(ActivityStatusCode.Error);
        span.SetEndTime(turn.EndedAt!.Value.UtcDateTime);
    }

    // The correlation id is the trace's own id unless the caller chose another.
    private static ActivityContext Parent(string correlation) =>
        correlation.Length == 32 && correlation.All(char.IsAsciiHexDigitLower)
            ? new ActivityContext(ActivityTraceId.CreateFromString(correlation), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true)
            : default;
}
