using ChatAgency.Core.Delivery;

namespace ChatAgency.Grains.Web;

/// <summary>A thread that shows what the record says: a post is its marker, and nothing can be lost on the way.</summary>
internal sealed class WebThread : IThread
{
    private readonly Dictionary<PostId, long> revisions = [];

    // Watchers see every word as it comes; updates of progress would add nothing.
    public ThreadTraits Traits { get; } = new() { ProgressInterval = TimeSpan.FromHours(1), CallTimeout = TimeSpan.FromSeconds(1), ReadLag = TimeSpan.Zero };

    public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness) => [new PartBody(text.Markdown, "")];

    public Task<PostResult> PostAsync(PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        var post = new PostId(mark.Marker.Value);
        revisions[post] = mark.Revision;
        return Task.FromResult<PostResult>(new PostResult.Done(post));
    }

    public Task<FindResult> FindAsync(Marker marker, CancellationToken cancellationToken) =>
        Task.FromResult<FindResult>(new FindResult.Done([new PostId(marker.Value)]));

    public Task<UpdateResult> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        revisions[post] = mark.Revision;
        return Task.FromResult<UpdateResult>(new UpdateResult.Done());
    }

    public Task<ReadBackResult> ReadBackAsync(PostId post, CancellationToken cancellationToken) =>
        Task.FromResult<ReadBackResult>(new ReadBackResult.Done(revisions.GetValueOrDefault(post, -1)));

    public Task<DeleteResult> DeleteAsync(PostId post, CancellationToken cancellationToken) =>
        Task.FromResult<DeleteResult>(new DeleteResult.Done());

    // The page knows the turn's state itself.
    public Task ShowStatusAsync(ThreadStatus status, CancellationToken cancellationToken) => Task.CompletedTask;

    public IReadOnlyList<AnswerFile> FilesOf(AnswerText text) => [];

    public Task<IReadOnlyList<OpenedFile>> OpenFilesAsync(IReadOnlyList<AnswerFile> files, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OpenedFile>>([]);

    public Task ShareFileAsync(OpenedFile file, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ShowTitleAsync(string question, CancellationToken cancellationToken) => Task.CompletedTask;
}
