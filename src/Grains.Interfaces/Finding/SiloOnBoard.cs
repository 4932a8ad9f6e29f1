namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>A silo that was asked for its turns in flight.</summary>
/// <param name="Silo">Its address.</param>
/// <param name="Answered">False where it said nothing in time: its turns are not on the board.</param>
/// <param name="Conversations">How many conversations have turns in flight there; the board has the oldest 500 of them.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.SiloOnBoard")]
public sealed record SiloOnBoard([property: Id(0)] string Silo, [property: Id(1)] bool Answered, [property: Id(2)] int Conversations);
