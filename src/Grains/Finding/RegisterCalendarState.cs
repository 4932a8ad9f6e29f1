using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>What the register has to look through, as stored.</summary>
internal sealed class RegisterCalendarState
{
    /// <summary>The days.</summary>
    public SortedSet<DateOnly> Days { get; set; } = [];

    /// <summary>The workspaces, in the order in which they were met.</summary>
    public List<KnownWorkspace> Workspaces { get; set; } = [];
}
