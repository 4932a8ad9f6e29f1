using System.Text.Json.Serialization.Metadata;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Pace;
using ChatAgency.Slack.Pressure;

namespace ChatAgency.Slack.Outbound;

/// <summary>
/// Lets calls go in their turn: within the workspace's budget, so many at once, none while Slack is down. A call that
/// is not let go had no effect; when to come again is said with the refusal.
/// </summary>
internal sealed class SlackTurns(SlackCaller caller, SlackPace pace, Crossings crossings, TimeProvider clock)
{
    public async Task<SlackAnswer<T>> CallAsync<T>(SlackRequest request, JsonTypeInfo<T> shape, TimeSpan timeLeft, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        if (!caller.HasToken) return await caller.CallAsync(request, shape, timeLeft, cancellationToken);
        var begun = clock.GetTimestamp();
        var turn = await pace.AskAsync(request, cancellationToken);
        if (!turn.IsYours) return Refused<T>(turn.IsClosed ? "ratelimited" : "paced", turn.Wait);
        if (turn.Wait > TimeSpan.Zero) await Task.Delay(turn.Wait, clock, cancellationToken);
        var crossing = crossings.Of(request.Workspace);
        var passage = await crossing.EnterAsync(request.GivesWay, Left() / 2, cancellationToken);
        if (passage is Passage.Later later) return Refused<T>(later.Reason, Spread(later.Wait));
        return await CrossAsync(crossing, passage is Passage.Open { Tries: true }, request, shape, Left(), cancellationToken);

        TimeSpan Left() => timeLeft - clock.GetElapsedTime(begun);
    }

    private async Task<SlackAnswer<T>> CrossAsync<T>(
        Crossing crossing, bool tries, SlackRequest request, JsonTypeInfo<T> shape, TimeSpan timeLeft, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        var end = CallEnd.Abandoned;
        try
        {
            var answer = await caller.CallAsync(request, shape, timeLeft, cancellationToken);
            end = EndOf(answer);
            if (answer is SlackAnswer<T>.Refused { Refusal: { Reason: SlackCaller.Limited, RetryAfter: { } period } }) await pace.CloseAsync(request, period);
            return answer;
        }
        finally
        {
            crossing.Leave(end, tries);
        }
    }

    private static CallEnd EndOf<T>(SlackAnswer<T> answer) => answer switch
    {
        SlackAnswer<T>.Refused { Refusal.Reason: SlackCaller.Limited } => CallEnd.Limited,
        // Refused connections, and time that ran out before a byte was sent.
        SlackAnswer<T>.Refused { Refusal.Reason: SlackCaller.NoConnection or SlackCaller.NoTime } => CallEnd.Failed,
        SlackAnswer<T>.Unknown { IsOutage: true } => CallEnd.Failed,
        _ => CallEnd.Answered,
    };

    private static SlackAnswer<T> Refused<T>(string reason, TimeSpan wait) => new SlackAnswer<T>.Refused(new Refusal(RefusalKind.ForNow, reason, wait));

    /// <summary>Up to a fifth more, so that those who were turned away do not all come back in one moment.</summary>
    private static TimeSpan Spread(TimeSpan wait) => wait * (1 + (Random.Shared.NextDouble() / 5));
}
