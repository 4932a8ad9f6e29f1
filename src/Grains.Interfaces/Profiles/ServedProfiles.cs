namespace ChatAgency.Grains.Interfaces.Profiles;

/// <summary>All agents in service.</summary>
/// <param name="Version">Rises with each change of what is served.</param>
/// <param name="Agents">The agents.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ServedProfiles")]
public sealed record ServedProfiles([property: Id(0)] long Version, [property: Id(1)] IReadOnlyList<ServedProfile> Agents);
