using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Grains.Routing;

/// <summary>A workspace's wishes, as stored.</summary>
internal sealed class WorkspaceRoutingState
{
    /// <summary>What holds.</summary>
    public WorkspaceRouting Routing { get; set; } = WorkspaceRouting.Empty;
}
