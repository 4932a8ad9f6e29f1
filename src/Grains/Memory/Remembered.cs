using ChatAgency.Grains.Interfaces.Memory;

namespace ChatAgency.Grains.Memory;

/// <summary>What may be known in a turn: what its author asked to be remembered, and the notes of the workspace.</summary>
internal sealed record Remembered(IReadOnlyList<Fact> Own, IReadOnlyList<Fact> Notes)
{
    public static Remembered Nothing { get; } = new([], []);
}
