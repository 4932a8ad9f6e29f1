using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Inbound.Payloads;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Threads;

/// <summary>Reads threads for the agency's own posts. A read that ended unclear is a refusal: it changed nothing.</summary>
internal sealed class ThreadReader(SlackWebApi api, OwnIdentity identity)
{
    /// <summary>How many pages of 200 messages are read before a thread counts as too long to look through.</summary>
    private const int MostPages = 25;

    public async Task<FindResult> FindAsync(ConversationId conversation, Marker marker, CancellationToken cancellationToken)
    {
        var (we, refusal) = await identity.GetAsync(conversation.Workspace, cancellationToken);
        if (we is null) return new FindResult.Refused(refusal!);
        var (posts, streams) = (new List<PostId>(), new List<PostId>());
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await api.RepliesAsync(conversation, cursor, cancellationToken);
            if (answer is not SlackAnswer<RepliesAnswer>.Done { Value: var read }) return new FindResult.Refused(Why(answer));
            posts.AddRange(Marked(read, we, marker).Except(posts));
            streams.AddRange(Streams(read, we).Except(streams));
            cursor = read.Next;
            if (cursor is null) return new FindResult.Done(posts) { Unmarked = streams };
        }

        return posts.Count > 0 ? new FindResult.Done(posts) { Unmarked = streams } : new FindResult.Refused(new Refusal(RefusalKind.ForNow, "thread_too_long"));
    }

    public async Task<ReadBackResult> ReadBackAsync(ConversationId conversation, PostId post, CancellationToken cancellationToken)
    {
        var answer = await api.ReplyAsync(conversation, post, cancellationToken);
        if (answer is not SlackAnswer<RepliesAnswer>.Done { Value: var read }) return new ReadBackResult.Refused(Why(answer));
        if (Messages(read).FirstOrDefault(message => message.Ts == post.Value) is not { } found) return new ReadBackResult.Missing();

        // A post that lost its metadata shows no revision that anyone knows: the lowest, so that it is written again.
        return PostMetadata.TryRead(found.Metadata, out var carried, out var revision) ? new ReadBackResult.Done(revision, carried) : new ReadBackResult.Done(0);
    }

    private static IEnumerable<PostId> Marked(RepliesAnswer page, SlackIdentity we, Marker marker) =>
        from message in Messages(page)
        where !string.IsNullOrEmpty(message.Ts) && we.Wrote(message)
        where PostMetadata.TryRead(message.Metadata, out var carried, out _) && carried == marker
        select new PostId(message.Ts!);

    /// <summary>The agency's own streams, open or closed, that no whole text was written over: whoever started them came no further.</summary>
    private static IEnumerable<PostId> Streams(RepliesAnswer page, SlackIdentity we) =>
        from message in Messages(page)
        where !string.IsNullOrEmpty(message.Ts) && !string.IsNullOrEmpty(message.StreamingState) && we.Wrote(message)
        where !PostMetadata.TryRead(message.Metadata, out _, out _)
        select new PostId(message.Ts!);

    private static IEnumerable<MessagePayload> Messages(RepliesAnswer page) => (page.Messages ?? []).OfType<MessagePayload>();

    private static Refusal Why(SlackAnswer<RepliesAnswer> answer) => answer switch
    {
        SlackAnswer<RepliesAnswer>.Refused refused => refused.Refusal,
        SlackAnswer<RepliesAnswer>.Unknown unknown => new Refusal(RefusalKind.ForNow, unknown.Reason),
        _ => new Refusal(RefusalKind.ForNow, "no_answer"),
    };
}
