using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Neighbours;

/// <summary>What a silo works on.</summary>
/// <param name="Conversations">How many conversations have unfinished work.</param>
/// <param name="Turns">Those that have had it longest, 500 at most.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.TurnsHere")]
internal sealed record TurnsHere([property: Id(0)] int Conversations, [property: Id(1)] IReadOnlyList<TurnInFlight> Turns);
