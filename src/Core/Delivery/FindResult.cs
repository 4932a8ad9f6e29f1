
namespace ChatAgency.Core.Delivery;

/// <summary>What a look for a marker brought.</summary>
public abstract record FindResult
{
    private FindResult() { }

    /// <summary>The thread was read; these posts, the agency's own, carry the marker. None is no proof of absence within <see cref="ThreadTraits.ReadLag"/>.</summary>
    public sealed record Done(IReadOnlyList<PostId> Posts) : FindResult;

    /// <summary>The thread could not be read.</summary>
    public sealed record Refused(Refusal Refusal) : FindResult;
}
