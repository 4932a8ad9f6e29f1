namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>What people think of the answers that an agent wrote to the messages of one day.</summary>
/// <param name="Day">The day, in UTC, on which the messages were kept.</param>
/// <param name="Agent">The agent, as people saw it.</param>
/// <param name="Version">The version of its profile; 0 where it had none.</param>
/// <param name="Ups">How many words were good.</param>
/// <param name="Downs">How many were not.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.RatedAgent")]
public sealed record RatedAgent([property: Id(0)] DateOnly Day, [property: Id(1)] string Agent, [property: Id(2)] int Version, [property: Id(3)] int Ups, [property: Id(4)] int Downs);
