using System.Collections.Immutable;
using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Interfaces.Routing;

/// <summary>How a workspace wants its messages routed. What is null is as the agency's settings say.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.WorkspaceRouting")]
public sealed record WorkspaceRouting
{
    /// <summary>A workspace that wants nothing of its own.</summary>
    public static WorkspaceRouting Empty { get; } = new();

    /// <summary>Rises with each change.</summary>
    [Id(0)] public long Version { get; init; }

    /// <summary>Whether a model may be asked; see <c>Routing:Mode</c>.</summary>
    [Id(1)] public RoutingMode? Mode { get; init; }

    /// <summary>When several agents answer together; see <c>Routing:Panels</c>.</summary>
    [Id(2)] public PanelMode? Panels { get; init; }

    /// <summary>Whether an agent may pass a turn on; see <c>Routing:Handoffs</c>.</summary>
    [Id(6)] public bool? Handoffs { get; init; }

    /// <summary>Rules, the first that fits counts; 100 at most.</summary>
    [Id(3)] public ImmutableArray<RoutingRule> Rules { get; init; } = [];

    /// <summary>Which agent a person wants for whatever names none, by the platform's id of the person.</summary>
    [Id(4)] public ImmutableDictionary<string, AgentName> Preferences { get; init; } = ImmutableDictionary<string, AgentName>.Empty;

    /// <summary>What corrections taught, the latest last; 500 at most.</summary>
    [Id(5)] public ImmutableArray<RoutingLesson> Lessons { get; init; } = [];
}
