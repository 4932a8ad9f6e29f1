using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Rendering;
using ChatAgency.Slack.Sessions;

namespace ChatAgency.Slack.Threads;

/// <summary>A thread on Slack.</summary>
internal sealed class SlackThread(SlackWebApi api, ThreadReader reader, FeedbackBlocks feedback, AgentSessions sessions, ConversationId conversation) : IThread
{
    private static readonly ThreadTraits SlackTraits = new()
    {
        ProgressInterval = TimeSpan.FromSeconds(3),
        CallTimeout = SlackWebApi.CallTimeout,
        ReadLag = TimeSpan.FromSeconds(10),
    };

    public ThreadTraits Traits => SlackTraits;

    public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness) => SlackLayout.LayOut(text, tightness);

    public async Task<PostResult> PostAsync(PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        body = feedback.Fit(conversation.Workspace, body);
        return await api.PostMessageAsync(conversation, body, mark, cancellationToken) switch
        {
            SlackAnswer<PostedAnswer>.Done { Value.Ts: { Length: > 0 } ts } => new PostResult.Done(new PostId(ts)),
            SlackAnswer<PostedAnswer>.Refused refused => new PostResult.Refused(feedback.Read(conversation.Workspace, body, refused.Refusal)),
            SlackAnswer<PostedAnswer>.Unknown unknown => new PostResult.Unknown(unknown.Reason),
            _ => new PostResult.Unknown("no_ts"),
        };
    }

    public Task<FindResult> FindAsync(Marker marker, CancellationToken cancellationToken) => reader.FindAsync(conversation, marker, cancellationToken);

    public async Task<UpdateResult> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        body = feedback.Fit(conversation.Workspace, body);
        return await api.UpdateAsync(conversation, post, body, mark, cancellationToken) switch
        {
            SlackAnswer<PostedAnswer>.Refused refused => new UpdateResult.Refused(feedback.Read(conversation.Workspace, body, refused.Refusal)),
            SlackAnswer<PostedAnswer>.Unknown unknown => new UpdateResult.Unknown(unknown.Reason),
            _ => new UpdateResult.Done(),
        };
    }

    public Task<ReadBackResult> ReadBackAsync(PostId post, CancellationToken cancellationToken) => reader.ReadBackAsync(conversation, post, cancellationToken);

    public async Task<DeleteResult> DeleteAsync(PostId post, CancellationToken cancellationToken) =>
        await api.DeleteAsync(conversation, post, cancellationToken) switch
        {
            SlackAnswer<ApiAnswer>.Refused { Refusal.Kind: RefusalKind.PostMissing } => new DeleteResult.Done(),
            SlackAnswer<ApiAnswer>.Refused refused => new DeleteResult.Refused(refused.Refusal),
            SlackAnswer<ApiAnswer>.Unknown unknown => new DeleteResult.Unknown(unknown.Reason),
            _ => new DeleteResult.Done(),
        };

    public Task ShowStatusAsync(ThreadStatus status, CancellationToken cancellationToken) => sessions.ShowAsync(conversation, status, cancellationToken);

    public Task ShowTitleAsync(string question, CancellationToken cancellationToken) => sessions.NameAsync(conversation, question, cancellationToken);
}
