using System.Collections.Concurrent;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Memory;
using ChatAgency.Grains.Interfaces.Platforms;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>A platform outside the cluster, as all silos see it: posts stand there whoever made them.</summary>
internal sealed class TalkPlatform : IPlatform
{
    private int _last;

    public string Name => "talk";

    public ConcurrentDictionary<PostId, TalkPost> Posts { get; } = new();

    /// <summary>Awaited after the effect of each post, before its answer.</summary>
    public Func<Task> AfterPost { get; set; } = static () => Task.CompletedTask;

    public IThread OpenThread(ConversationId conversation) => new Thread(this, conversation);

    public TalkPost[] In(ConversationId conversation) => [.. Posts.Values.Where(post => post.Conversation == conversation)];

    public ValueTask<string> NameAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) => new(person.Value);

    public ValueTask<string> ReadableAsync(ConversationId conversation, string text, CancellationToken cancellationToken) => new(text);

    private sealed class Thread(TalkPlatform platform, ConversationId conversation) : IThread
    {
        public ThreadTraits Traits { get; } = new() { ProgressInterval = TimeSpan.Zero, CallTimeout = TimeSpan.FromSeconds(2), ReadLag = TimeSpan.Zero };

        public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness) => [new PartBody(text.Markdown, "")];

        public async Task<PostResult> PostAsync(PartBody body, PostMark mark, CancellationToken cancellationToken)
        {
            var post = new TalkPost(new PostId($"p{Interlocked.Increment(ref platform._last)}"), conversation, body.Text, mark);
            platform.Posts[post.Id] = post;
            await platform.AfterPost().WaitAsync(cancellationToken);
            return new PostResult.Done(post.Id);
        }

        public Task<FindResult> FindAsync(Marker marker, CancellationToken cancellationToken) =>
            Task.FromResult<FindResult>(new FindResult.Done([.. platform.In(conversation).Where(post => post.Mark.Marker == marker).Select(static post => post.Id)]));

        public Task<UpdateResult> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
        {
            platform.Posts[post] = platform.Posts[post] with { Text = body.Text, Mark = mark };
            return Task.FromResult<UpdateResult>(new UpdateResult.Done());
        }

        public Task<ReadBackResult> ReadBackAsync(PostId post, CancellationToken cancellationToken) =>
            Task.FromResult<ReadBackResult>(platform.Posts.TryGetValue(post, out var found) ? new ReadBackResult.Done(found.Mark.Revision) : new ReadBackResult.Missing());

        public Task ShowStatusAsync(ThreadStatus status, CancellationToken cancellationToken) => Task.CompletedTask;

        public IReadOnlyList<AnswerFile> FilesOf(AnswerText text) => [];

        public Task<IReadOnlyList<OpenedFile>> OpenFilesAsync(IReadOnlyList<AnswerFile> files, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OpenedFile>>([]);

        public Task ShareFileAsync(OpenedFile file, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ShowTitleAsync(string question, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<DeleteResult> DeleteAsync(PostId post, CancellationToken cancellationToken)
        {
            platform.Posts.TryRemove(post, out _);
            return Task.FromResult<DeleteResult>(new DeleteResult.Done());
        }
    }

    public ConversationId? ThreadOf(ConversationId here, string link) =>
        ConversationId.IsPart(link) ? new ConversationId(here.Platform, here.Workspace, here.Channel, link) : null;

    public bool SharesReaders(ConversationId here, ConversationId there) =>
        (here.Platform, here.Workspace, here.Channel) == (there.Platform, there.Workspace, there.Channel);

    public ChannelClass ClassOf(ConversationId conversation) => ChannelClass.Direct;
}

internal sealed record TalkPost(PostId Id, ConversationId Conversation, string Text, PostMark Mark);
