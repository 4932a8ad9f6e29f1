using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Interfaces.Routing;

/// <summary>A workspace's own rule. It fits where its channel and its words do; what it does not name fits everywhere.</summary>
/// <param name="Agent">Who answers.</param>
/// <param name="Channel">The platform's id of a channel; null for all.</param>
/// <param name="Words">Words or phrases of which one stands in the message, whatever its case; empty for any message.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.RoutingRule")]
public sealed record RoutingRule([property: Id(0)] AgentName Agent, [property: Id(1)] string? Channel, [property: Id(2)] IReadOnlyList<string> Words);
