
namespace ChatAgency.Core.Delivery;

/// <summary>
/// A conversation's thread on its platform: the port through which the agency becomes visible. Each call is tried
/// once: what to do after a refusal or an unknown outcome is the engine's decision alone, so no implementation may
/// repeat a call. No method throws for what a platform can answer; cancellation alone throws.
/// </summary>
public interface IThread
{
    /// <summary>What this platform can do, and how fast.</summary>
    ThreadTraits Traits { get; }

    /// <summary>
    /// Cuts a text into the posts that show it, in order, each within the limits of the method that writes it. Pure:
    /// the same text and tightness give the same parts, one at least.
    /// </summary>
    /// <param name="text">The text to show and what stands around it.</param>
    /// <param name="tightness">0 at first; raised by one each time the platform found a part too long.</param>
    IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness);

    /// <summary>Posts a new message into the thread, marked.</summary>
    Task<PostResult> PostAsync(PartBody body, PostMark mark, CancellationToken cancellationToken);

    /// <summary>Looks for the agency's own posts that carry the marker, from the question on.</summary>
    Task<FindResult> FindAsync(Marker marker, CancellationToken cancellationToken);

    /// <summary>Writes the whole content of a post again.</summary>
    Task<UpdateResult> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken);

    /// <summary>Reads which revision a post shows.</summary>
    Task<ReadBackResult> ReadBackAsync(PostId post, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a post or a file; what is gone already counts as removed. A file that is not to be found may still be on its
    /// way: that is a refusal for now.
    /// </summary>
    Task<DeleteResult> DeleteAsync(PostId post, CancellationToken cancellationToken);

    /// <summary>What of a text is shown as files too: none where the platform has none. Pure.</summary>
    IReadOnlyList<AnswerFile> FilesOf(AnswerText text);

    /// <summary>Gets ids for files, as many as can be had: nobody sees anything of them yet.</summary>
    Task<IReadOnlyList<OpenedFile>> OpenFilesAsync(IReadOnlyList<AnswerFile> files, CancellationToken cancellationToken);

    /// <summary>Puts a file into the thread. An ornament: what fails is not repeated.</summary>
    Task ShareFileAsync(OpenedFile file, CancellationToken cancellationToken);

    /// <summary>Shows what the agency is at, where the platform can. A courtesy: it never throws, and what fails is not repeated.</summary>
    Task ShowStatusAsync(ThreadStatus status, CancellationToken cancellationToken);

    /// <summary>Names the conversation by its first question, where the platform can; elsewhere it does nothing. A courtesy, as <see cref="ShowStatusAsync"/>.</summary>
    Task ShowTitleAsync(string question, CancellationToken cancellationToken);
}
