using Orleans;

namespace ChatAgency.Core.Alerting;

/// <summary>What stands with operators of an incident, by one way.</summary>
/// <param name="Way">The way.</param>
/// <param name="Reference">What the way calls it: a post, a key. It is changed under this name.</param>
/// <param name="Shown">The phase that it shows.</param>
/// <param name="Round">The round in which it was told, from 1.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AlertTelling")]
public sealed record Telling(
    [property: Id(0)] AlertWay Way,
    [property: Id(1)] string Reference,
    [property: Id(2)] IncidentPhase Shown,
    [property: Id(3)] int Round);
