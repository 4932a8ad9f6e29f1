using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Grains.Speaking;

/// <summary>When the agency speaks in a workspace, as stored.</summary>
internal sealed class WorkspaceSpeakingState
{
    /// <summary>What holds.</summary>
    public WorkspaceSpeaking Speaking { get; set; } = WorkspaceSpeaking.Empty;
}
