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
/// <param name="Others">The agents that a person may have answer instead, by name, the likeliest first; null where none may.</param>
/// <param name="Rival">The one among <paramref name="Others"/> that was about as likely: whoever asked is asked about it, and <paramref name="Agent"/> begins meanwhile. Null where none was.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Route")]
public sealed record Route(
    [property: Id(0)] AgentName Agent,
    [property: Id(1)] double Confidence,
    [property: Id(2)] string Reason,
    [property: Id(3)] string Version,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Effort Effort = Effort.Usual,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Rung By = Rung.Unknown,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AgentName>? Panel = null,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Others = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rival = null)
{
    /// <summary>As many as are offered: a menu is to stay short.</summary>
    public const int MostOthers = 20;

    /// <summary>Who answers, as people see it.</summary>
    [JsonIgnore]
    public AgentName Shown => Panel is { Count: > 1 } ? new AgentName(string.Join(", ", Panel)) : Agent;

    /// <summary>The same without a reason that a model wrote: it may repeat what the person did.</summary>
    public Route Unworded() => By == Rung.Model && Panel is null ? this with { Reason = $"A model found it to be for {Agent}." } : this;

    /// <summary>Who may be had instead where that agent answers in the place of this route's: this one first.</summary>
    public IReadOnlyList<string>? OthersThan(AgentName agent) =>
        Others is null ? null : [.. Others.Prepend(Agent.Value).Distinct().Where(other => other != agent.Value)];

    /// <summary>The agent of that name, in any case, where it may answer instead; null where it may not.</summary>
    public AgentName? Offered(AgentName agent) =>
        Others?.FirstOrDefault(other => string.Equals(other, agent.Value, StringComparison.OrdinalIgnoreCase)) is { } name ? new AgentName(name) : null;
}
