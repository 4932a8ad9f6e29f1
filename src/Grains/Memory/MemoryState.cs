using ChatAgency.Grains.Interfaces.Memory;

namespace ChatAgency.Grains.Memory;

/// <summary>What is remembered under one key, as stored.</summary>
internal sealed class MemoryState
{
    /// <summary>The number of the newest fact there ever was.</summary>
    public long Last { get; set; }

    /// <summary>The oldest first.</summary>
    public List<Fact> Facts { get; set; } = [];
}
