namespace ChatAgency.Grains.Interfaces.Routing;

/// <summary>What is to hold of a workspace's routing from now on. What is null is as the agency's settings say.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.RoutingWishes")]
public sealed record RoutingWishes
{
    /// <summary>The <see cref="WorkspaceRouting.Version"/> that this was made of; null to set it whatever holds.</summary>
    [Id(0)] public long? Version { get; init; }

    /// <summary>Whether a model may be asked.</summary>
    [Id(1)] public RoutingMode? Mode { get; init; }

    /// <summary>When several agents answer together.</summary>
    [Id(2)] public PanelMode? Panels { get; init; }

    /// <summary>Whether an agent may pass a turn on.</summary>
    [Id(3)] public bool? Handoffs { get; init; }

    /// <summary>Rules, the first that fits counts; 100 at most.</summary>
    [Id(4)] public IReadOnlyList<RoutingRule> Rules { get; init; } = [];

    /// <summary>Who wants it; null from a gateway that does not say so yet.</summary>
    [Id(5)] public string? By { get; init; }
}
