namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>The turns that have not ended, as the silos see them.</summary>
/// <param name="Turns">The conversations with such turns, the one that has waited longest first.</param>
/// <param name="Silos">Every silo of the cluster.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.TurnBoard")]
public sealed record TurnBoard([property: Id(0)] IReadOnlyList<TurnInFlight> Turns, [property: Id(1)] IReadOnlyList<SiloOnBoard> Silos);
