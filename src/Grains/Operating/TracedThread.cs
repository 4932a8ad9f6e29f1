using System.Diagnostics;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Grains.Operating;

/// <summary>A thread, with a span for each post and each update, in the trace of the turn that shows itself by it.</summary>
/// <param name="thread">Does what is asked.</param>
/// <param name="correlationOf">The correlation id of the turn with this marker; null where it is known no more.</param>
internal sealed class TracedThread(IThread thread, Func<Marker, string?> correlationOf) : IThread
{
    public ThreadTraits Traits => thread.Traits;

    public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness) => thread.LayOut(text, tightness);

    public Task<PostResult> PostAsync(PartBody body, PostMark mark, CancellationToken cancellationToken) =>
        TurnSpans.AreWanted ? CallAsync("chatagency.post", mark, () => thread.PostAsync(body, mark, cancellationToken)) : thread.PostAsync(body, mark, cancellationToken);

    public Task<FindResult> FindAsync(Marker marker, CancellationToken cancellationToken) => thread.FindAsync(marker, cancellationToken);

    public Task<UpdateResult> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken) =>
        TurnSpans.AreWanted ? CallAsync("chatagency.update", mark, () => thread.UpdateAsync(post, body, mark, cancellationToken)) : thread.UpdateAsync(post, body, mark, cancellationToken);

    public Task<ReadBackResult> ReadBackAsync(PostId post, CancellationToken cancellationToken) => thread.ReadBackAsync(post, cancellationToken);

    public Task<DeleteResult> DeleteAsync(PostId post, CancellationToken cancellationToken) => thread.DeleteAsync(post, cancellationToken);

    public Task ShowStatusAsync(ThreadStatus status, CancellationToken cancellationToken) => thread.ShowStatusAsync(status, cancellationToken);

    public IReadOnlyList<AnswerFile> FilesOf(AnswerText text) => thread.FilesOf(text);

    public Task<IReadOnlyList<OpenedFile>> OpenFilesAsync(IReadOnlyList<AnswerFile> files, CancellationToken cancellationToken) => thread.OpenFilesAsync(files, cancellationToken);

    public Task ShareFileAsync(OpenedFile file, CancellationToken cancellationToken) => thread.ShareFileAsync(file, cancellationToken);

    public Task ShowTitleAsync(string question, CancellationToken cancellationToken) => thread.ShowTitleAsync(question, cancellationToken);

    private async Task<T> CallAsync<T>(string name, PostMark mark, Func<Task<T>> call)
        where T : notnull
    {
        using var span = correlationOf(mark.Marker) is { } correlation ? TurnSpans.Start(name, correlation) : null;
        var result = await call();
        span?.SetTag("chatagency.outcome", result.GetType().Name).SetTag("chatagency.revision", mark.Revision).SetTag("chatagency.final", mark.IsFinal);
        if (result is PostResult.Unknown or UpdateResult.Unknown) span?.SetStatus(ActivityStatusCode.Error);
        return result;
    }
}
