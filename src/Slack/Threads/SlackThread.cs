using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Files;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Rendering;
using ChatAgency.Slack.Sessions;
using ChatAgency.Slack.Streaming;

namespace ChatAgency.Slack.Threads;

/// <summary>A thread on Slack.</summary>
internal sealed class SlackThread(SlackWebApi api, ThreadReader reader, ThreadBlocks blocks, ThreadFiles files, AgentSessions sessions, SlackStreams streams, ConversationId conversation) : IThread
{
    private static readonly ThreadTraits SlackTraits = new()
    {
        ProgressInterval = TimeSpan.FromSeconds(3),
        CallTimeout = SlackWebApi.CallTimeout,
        ReadLag = TimeSpan.FromSeconds(10),
    };

    // An addition costs a stream less than an edit costs a post.
    private static readonly ThreadTraits StreamTraits = SlackTraits with { ProgressInterval = TimeSpan.FromSeconds(1), MarksLate = true };

    private readonly ThreadStream stream = new(streams, conversation);

    public ThreadTraits Traits { get; } = (streams.AreOn(conversation) ? StreamTraits : SlackTraits) with { ShowsSpeaker = blocks.ShowSpeakers };

    public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness) => stream.Fit(text, tightness, blocks.LayOut(text, tightness));

    public async Task<PostResult> PostAsync(PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        if (await stream.StartAsync(body, mark, cancellationToken) is { } started) return started;
        body = blocks.Fit(conversation.Workspace, body);
        return await api.PostMessageAsync(conversation, body, mark, cancellationToken) switch
        {
            SlackAnswer<PostedAnswer>.Done { Value.Ts: { Length: > 0 } ts } => new PostResult.Done(new PostId(ts)),
            SlackAnswer<PostedAnswer>.Refused refused => new PostResult.Refused(blocks.Read(conversation.Workspace, body, refused.Refusal)),
            SlackAnswer<PostedAnswer>.Unknown unknown => new PostResult.Unknown(unknown.Reason),
            _ => new PostResult.Unknown("no_ts"),
        };
    }

    public Task<FindResult> FindAsync(Marker marker, CancellationToken cancellationToken) => reader.FindAsync(conversation, marker, cancellationToken);

    public async Task<UpdateResult> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        if (await stream.UpdateAsync(post, body, mark, cancellationToken) is { } shown) return shown;
        body = blocks.Fit(conversation.Workspace, body);
        return await api.UpdateAsync(conversation, post, body, mark, cancellationToken) switch
        {
            SlackAnswer<PostedAnswer>.Refused refused => new UpdateResult.Refused(await stream.ReadAsync(post, mark, blocks.Read(conversation.Workspace, body, refused.Refusal), cancellationToken)),
            SlackAnswer<PostedAnswer>.Unknown unknown => new UpdateResult.Unknown(unknown.Reason),
            _ => new UpdateResult.Done(),
        };
    }

    public Task<ReadBackResult> ReadBackAsync(PostId post, CancellationToken cancellationToken) => reader.ReadBackAsync(conversation, post, cancellationToken);

    public IReadOnlyList<AnswerFile> FilesOf(AnswerText text) => LongCode.Of(text);

    public Task<IReadOnlyList<OpenedFile>> OpenFilesAsync(IReadOnlyList<AnswerFile> opening, CancellationToken cancellationToken) => files.OpenAsync(conversation, opening, cancellationToken);

    public Task ShareFileAsync(OpenedFile file, CancellationToken cancellationToken) => files.ShareAsync(conversation, file, cancellationToken);

    public Task<DeleteResult> DeleteAsync(PostId post, CancellationToken cancellationToken) =>
        ThreadFiles.IsFile(post) ? files.DeleteAsync(conversation, post, cancellationToken) : DeletePostAsync(post, cancellationToken);

    public Task ShowStatusAsync(ThreadStatus status, CancellationToken cancellationToken) => sessions.ShowAsync(conversation, status, cancellationToken);

    public Task ShowTitleAsync(string question, CancellationToken cancellationToken) => sessions.NameAsync(conversation, question, cancellationToken);

    private async Task<DeleteResult> DeletePostAsync(PostId post, CancellationToken cancellationToken) =>
        await api.DeleteAsync(conversation, post, cancellationToken) switch
        {
            SlackAnswer<ApiAnswer>.Refused { Refusal.Kind: RefusalKind.PostMissing } => new DeleteResult.Done(),
            SlackAnswer<ApiAnswer>.Refused refused => new DeleteResult.Refused(refused.Refusal),
            SlackAnswer<ApiAnswer>.Unknown unknown => new DeleteResult.Unknown(unknown.Reason),
            _ => new DeleteResult.Done(),
        };
}
