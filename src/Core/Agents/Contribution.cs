using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>What one member of a panel brought to an answer.</summary>
/// <param name="Agent">The member.</param>
/// <param name="Text">Its answer as CommonMark, untrusted; empty where it brought none.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Contribution")]
public sealed record Contribution([property: Id(0)] AgentName Agent, [property: Id(1)] string Text);
