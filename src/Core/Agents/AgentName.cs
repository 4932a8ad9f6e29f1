using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>An agent's name as people see it: <c>Technical</c>, <c>Creative</c>, <c>Code</c>, <c>General</c> or a team's own.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.AgentName")]
public readonly record struct AgentName([property: Id(0)] string Value)
{
    /// <summary>The agent that answers when no other fits.</summary>
    public static AgentName General { get; } = new("General");

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
