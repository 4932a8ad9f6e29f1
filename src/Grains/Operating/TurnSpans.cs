using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Grains.Operating;

/// <summary>
/// The spans of turns. All of one turn are in one trace, that of the request which brought its message, whoever works on it
/// and whenever: its correlation id is in the record. No words, no names; without a listener nothing is made.
/// </summary>
internal static class TurnSpans
{
    private static readonly ActivitySource Source = new("ChatAgency");

    /// <summary>True where somebody listens.</summary>
    public static bool AreWanted => Source.HasListeners();

    /// <summary>Begins a span of what is going on here.</summary>
    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>Begins a span in the trace of a turn.</summary>
    public static Activity? Start(string name, string correlation) => AreWanted ? Source.StartActivity(name, ActivityKind.Internal, TraceOf(correlation)) : null;

    /// <summary>From the kept message to its end.</summary>
    public static void Ended(ConversationId conversation, Turn turn)
    {
        if (!AreWanted) return;
        using var span = Source.StartActivity("chatagency.turn", ActivityKind.Internal, TraceOf(turn.Question.CorrelationId), startTime: turn.AcceptedAt);
        if (span is null) return;
        span.SetTag("gen_ai.conversation.id", conversation.ToString());
        span.SetTag("gen_ai.agent.name", turn.Route?.Agent.Value);
        span.SetTag("chatagency.turn", turn.Number);
        span.SetTag("chatagency.state", turn.State.ToString());
        span.SetTag("correlation.id", turn.Question.CorrelationId);
        if (turn.Result?.ErrorId is { } error) span.SetTag("error.id", error.Value).SetStatus(ActivityStatusCode.Error);
        span.SetEndTime(turn.EndedAt!.Value.UtcDateTime);
    }

    /// <summary>Another activation took a turn over: in the trace of whatever woke it, linked to the turn's own.</summary>
    public static void Resumed(ConversationId conversation, long turn, int attempt, string correlation)
    {
        if (!AreWanted) return;
        using var span = Source.StartActivity("chatagency.resume", ActivityKind.Internal, default(ActivityContext), links: [new ActivityLink(TraceOf(correlation))]);
        span?.SetTag("gen_ai.conversation.id", conversation.ToString()).SetTag("chatagency.turn", turn).SetTag("chatagency.attempt", attempt).SetTag("correlation.id", correlation);
    }

    // The correlation id is the trace's own id unless the caller chose another; then the turn has a trace of its own.
    private static ActivityContext TraceOf(string correlation)
    {
        var id = correlation.Length == 32 && correlation.All(char.IsAsciiHexDigitLower) ? correlation : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(correlation)))[..32];
        // Which span of the request it was is not kept: those of a turn stand side by side beneath one that nobody sees.
        return new ActivityContext(ActivityTraceId.CreateFromString(id), ActivitySpanId.CreateFromString(id.AsSpan(16)), ActivityTraceFlags.Recorded, isRemote: true);
    }
}
