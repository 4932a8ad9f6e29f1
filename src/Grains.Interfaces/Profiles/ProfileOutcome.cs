namespace ChatAgency.Grains.Interfaces.Profiles;

/// <summary>What became of a wish to change a profile.</summary>
/// <param name="Version">The agent's current version afterwards; 0 where there is none.</param>
/// <param name="Changed">True where something is served otherwise than before.</param>
/// <param name="Faults">Why nothing was changed, one a fault, each with its line where a text is at fault; empty where all is well.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ProfileOutcome")]
public sealed record ProfileOutcome([property: Id(0)] int Version, [property: Id(1)] bool Changed, [property: Id(2)] IReadOnlyList<string> Faults);
