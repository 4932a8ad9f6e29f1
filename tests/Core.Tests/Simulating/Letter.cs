using ChatAgency.Core.Delivery;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>A post and all it ever showed, so that reads can lag.</summary>
internal sealed class Letter(PostId id, long at, PartBody body, PostMark mark)
{
    private readonly List<(long At, PostMark Mark)> shown = [(at, mark)];

    public PostId Id { get; } = id;

    public long At { get; } = at;

    public PartBody Body { get; private set; } = body;

    public PostMark Mark { get; private set; } = mark;

    public bool IsGone { get; set; }

    /// <summary>True where the post itself was made with the result: only where editing is forbidden.</summary>
    public bool WasBornWhole { get; } = mark.IsFinal;

    public void Show(long now, PartBody body, PostMark mark)
    {
        (Body, Mark) = (body, mark);
        shown.Add((now, mark));
    }

    public long RevisionAt(long moment) => shown.FindLast(change => change.At <= moment).Mark?.Revision ?? -1;
}
