using System.Text.Json.Serialization;
using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>Which agent answers a turn, and why.</summary>
/// <param name="Agent">The chosen agent.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">One short sentence that a person understands.</param>
/// <param name="Version">Which router decided, and of which build or training.</param>
/// <param name="Effort">How much the answer is expected to take.</param>
/// <param name="By">What decided.</param>
/// <param name="Panel">The agents that answer together, <paramref name="Agent"/> first; null where one answers alone.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Route")]
public sealed record Route(
    [property: Id(0)] AgentName Agent,
    [property: Id(1)] double Confidence,
    [property: Id(2)] string Reason,
    [property: Id(3)] string Version,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Effort Effort = Effort.Usual,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Rung By = Rung.Unknown,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AgentName>? Panel = null)
{
    /// <summary>Who answers, as people see it.</summary>
    [JsonIgnore]
    public AgentName Shown => Panel is { Count: > 1 } ? new AgentName(string.Join(", ", Panel)) : Agent;
}
