
namespace ChatAgency.Core.Delivery;

/// <summary>What a look for a marker brought.</summary>
public abstract record FindResult
{
    private FindResult() { }

    /// <summary>The thread was read; these posts, the agency's own, carry the marker. None is no proof of absence within <see cref="ThreadTraits.ReadLag"/>.</summary>
    public sealed record Done(IReadOnlyList<PostId> Posts) : FindResult
    {
        /// <summary>
        /// Posts of the agency's own in this thread that carry no marker yet, oldest first: some platforms take one only when a post has
        /// its last text. Whose they are is known of those that are held.
        /// </summary>
        public IReadOnlyList<PostId> Unmarked { get; init; } = [];
    }

    /// <summary>The thread could not be read.</summary>
    public sealed record Refused(Refusal Refusal) : FindResult;
}
