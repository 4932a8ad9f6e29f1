using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>What one agent left to the next when it passed the turn on.</summary>
/// <param name="From">Who passed it on.</param>
/// <param name="Reason">Why, as its model put it; untrusted.</param>
/// <param name="Text">What it had written of the answer by then, as CommonMark; untrusted, and already shown.</param>
/// <param name="Returned">What its tools returned, each between marks of its own; untrusted.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Handover")]
public sealed record Handover(
    [property: Id(0)] AgentName From,
    [property: Id(1)] string Reason,
    [property: Id(2)] string Text,
    [property: Id(3)] IReadOnlyList<string> Returned);
