using ChatAgency.Core.Delivery;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>A thread that does what others' did wrong.</summary>
internal sealed class BrokenThread(IThread inner) : IThread
{
    private readonly List<(PartBody Body, PostMark Mark)> shown = [];

    public bool StripsMarker { get; init; }

    public bool PostsAgain { get; init; }

    public bool RestartsParts { get; init; }

    public Simulation? Delayed { get; init; }

    public ThreadTraits Traits => inner.Traits;

    public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness) => inner.LayOut(text, tightness);

    public async Task<PostResult> PostAsync(PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        var result = await inner.PostAsync(body, StripsMarker ? mark with { Marker = new Marker("none") } : mark, cancellationToken);
        return PostsAgain && result is PostResult.Unknown ? await inner.PostAsync(body, mark, cancellationToken) : result;
    }

    public Task ShowStatusAsync(ThreadStatus status, CancellationToken cancellationToken) => inner.ShowStatusAsync(status, cancellationToken);

    public IReadOnlyList<AnswerFile> FilesOf(AnswerText text) => inner.FilesOf(text);

    public Task<IReadOnlyList<OpenedFile>> OpenFilesAsync(IReadOnlyList<AnswerFile> files, CancellationToken cancellationToken) => inner.OpenFilesAsync(files, cancellationToken);

    public Task ShareFileAsync(OpenedFile file, CancellationToken cancellationToken) => inner.ShareFileAsync(file, cancellationToken);

    public Task ShowTitleAsync(string question, CancellationToken cancellationToken) => inner.ShowTitleAsync(question, cancellationToken);

    public Task<FindResult> FindAsync(Marker marker, CancellationToken cancellationToken) => inner.FindAsync(marker, cancellationToken);

    public async Task<UpdateResult> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        if (Delayed is { } sim && !mark.IsFinal)
        {
            sim.Clock.At(TimeSpan.FromSeconds(3), () => sim.Platform.Update(post, body, mark));
            return new UpdateResult.Done();
        }

        var result = await inner.UpdateAsync(post, body, mark, cancellationToken);
        if (RestartsParts && mark.IsFinal) await RestartAsync(result, body, mark, cancellationToken);
        return result;
    }

    public Task<ReadBackResult> ReadBackAsync(PostId post, CancellationToken cancellationToken) => inner.ReadBackAsync(post, cancellationToken);

    public Task<DeleteResult> DeleteAsync(PostId post, CancellationToken cancellationToken) => inner.DeleteAsync(post, cancellationToken);

    private async Task RestartAsync(UpdateResult result, PartBody body, PostMark mark, CancellationToken cancellationToken)
    {
        if (result is UpdateResult.Done) shown.Add((body, mark));
        else foreach (var (old, its) in shown.ToArray()) await inner.PostAsync(old, its, cancellationToken);
    }
}
