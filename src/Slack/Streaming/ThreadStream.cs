using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Rendering;

namespace ChatAgency.Slack.Streaming;

/// <summary>
/// The stream by which one activation shows a thread's growing answer: one a turn, for its first post. It only ever shows progress.
/// The whole text is written over it when it has ended, and so is everything that more than an addition would show.
/// </summary>
internal sealed class ThreadStream(SlackStreams streams, ConversationId at)
{
    /// <summary>Slack takes less than 11 KB of a stream with tasks in it. What is longer goes on as posts that are edited.</summary>
    private const int Most = 6_000;

    private const string Ended = "message_not_in_streaming_state";
    private const string Stopped = "stopped_by_user";
    private const string StillOpen = "streaming_state_conflict";

    private LiveStream? live;
    private long turn;

    /// <summary>The parts of a text; the one of a text that grows is fit for a stream.</summary>
    public IReadOnlyList<PartBody> Fit(AnswerText text, int tightness, IReadOnlyList<PartBody> parts)
    {
        if (!streams.AreOn(at) || tightness > 0 || parts is not [var only] || text.Kind is not (AnswerKind.Placeholder or AnswerKind.Growing)) return parts;
        var growth = InertText.Growing(text.Markdown);
        if (growth.Length > Most) return parts;
        var who = text.Agent ?? "The agency";
        return [new StreamBody(only.Text, only.Rich) { Turn = text.Turn, Sign = $"{who} {PartFrame.Is(who)} working on it", Growth = growth, Work = text.Work, Speaker = only.Speaker }];
    }

    /// <summary>Starts it; null where the ordinary post is to be made: nothing has happened then.</summary>
    public async Task<PostResult?> StartAsync(PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        if (body is not StreamBody first || mark.IsFinal || first.Turn == turn || !streams.MayStart(at)) return null;
        turn = first.Turn;
        switch (await streams.Api.StartStreamAsync(at, StreamCall.Start(at, first), cancellationToken))
        {
            case SlackAnswer<PostedAnswer>.Done { Value.Ts: { Length: > 0 } ts }:
                live = new LiveStream(new PostId(ts), first);
                return new PostResult.Done(live.Post);
            case SlackAnswer<PostedAnswer>.Refused { Refusal.Reason: var reason }:
                streams.Refused(at, reason);
                return null;
            case SlackAnswer<PostedAnswer>.Unknown unknown:
                return new PostResult.Unknown(unknown.Reason);
            default:
                return new PostResult.Unknown("no_ts");
        }
    }

    /// <summary>Shows what a post is to show, as far as an addition does; null where it is to be written whole, which may be done then.</summary>
    public async Task<UpdateResult?> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        if (live?.Post != post) return null;
        if (!mark.IsFinal && body is StreamBody grown && live.Until(grown) is { } addition && await AppendAsync(live, grown, addition.Text, addition.Work, cancellationToken) is { } result) return result;
        return live is null || await StopAsync(post, mark, cancellationToken) is not { } refusal ? null : new UpdateResult.Refused(refusal);
    }

    /// <summary>What a refused write comes to: a stream that another process left open is ended, and the write may come again at once.</summary>
    public async Task<Refusal> ReadAsync(PostId post, PostMark mark, Refusal refusal, CancellationToken cancellationToken)
    {
        if (refusal.Reason != StillOpen) return refusal;
        return await StopAsync(post, mark, cancellationToken) ?? refusal with { RetryAfter = TimeSpan.Zero };
    }

    /// <summary>Null where no addition is taken any more.</summary>
    private async Task<UpdateResult?> AppendAsync(LiveStream stream, StreamBody grown, string text, IReadOnlyList<WorkItem> work, CancellationToken cancellationToken)
    {
        if (text.Length == 0 && work.Count == 0) return new UpdateResult.Done();
        switch (await streams.Api.AppendStreamAsync(at, stream.Post, StreamCall.Append(at.Channel, stream.Post, text, work), cancellationToken))
        {
            case SlackAnswer<ApiAnswer>.Done:
                live = stream with { Sent = grown };
                return new UpdateResult.Done();
            case SlackAnswer<ApiAnswer>.Refused { Refusal.Reason: Ended or Stopped }:
                live = null;
                return null;
            case SlackAnswer<ApiAnswer>.Refused { Refusal: { Kind: RefusalKind.ForNow } later }:
                return new UpdateResult.Refused(later);
            case SlackAnswer<ApiAnswer>.Unknown unknown:
                live = stream with { IsInDoubt = true };
                return new UpdateResult.Unknown(unknown.Reason);
            default:
                return null;
        }
    }

    /// <summary>Null where it is ended, or where writing will tell that it is not; else when to come again.</summary>
    private async Task<Refusal?> StopAsync(PostId post, PostMark mark, CancellationToken cancellationToken)
    {
        var answer = await streams.Api.StopStreamAsync(at, post, StreamCall.Stop(at.Channel, post, mark.IsFinal), cancellationToken);
        if (answer is SlackAnswer<ApiAnswer>.Refused { Refusal: { Kind: RefusalKind.ForNow, Reason: not (Ended or Stopped) } later }) return later;
        if (live?.Post == post) live = null;
        return null;
    }
}
