using ChatAgency.Core.Delivery;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>A post and all it ever showed, so that reads can lag. One that is unmarked shows no mark until it is written whole.</summary>
internal sealed class Letter(PostId id, long at, PartBody body, PostMark mark, bool isUnmarked)
{
    private readonly List<(long At, PostMark Mark, bool IsUnmarked)> shown = [(at, mark, isUnmarked)];

    public PostId Id { get; } = id;

    public long At { get; } = at;

    public PartBody Body { get; private set; } = body;

    public PostMark Mark { get; private set; } = mark;

    /// <summary>Under which it was posted; one that bore no mark then may be taken for another's.</summary>
    public Marker BornUnder { get; } = mark.Marker;

    public bool IsGone { get; set; }

    /// <summary>True where the post itself was made with the result: only where editing is forbidden.</summary>
    public bool WasBornWhole { get; } = mark.IsFinal;

    public bool IsUnmarked => shown[^1].IsUnmarked;

    /// <param name="now">The moment.</param>
    /// <param name="body">What it shows.</param>
    /// <param name="mark">Its mark.</param>
    /// <param name="isAppended">True where it grows without being written whole: what had no mark has none still.</param>
    public void Show(long now, PartBody body, PostMark mark, bool isAppended)
    {
        (Body, Mark) = (body, mark);
        shown.Add((now, mark, IsUnmarked && isAppended));
    }

    public bool IsUnmarkedAt(long moment) => shown.FindLast(change => change.At <= moment).IsUnmarked;

    public Marker MarkerAt(long moment) => shown.FindLast(change => change.At <= moment).Mark.Marker;

    public long RevisionAt(long moment) => shown.FindLast(change => change.At <= moment) is { Mark: { } mark } change ? (change.IsUnmarked ? 0 : mark.Revision) : -1;
}
