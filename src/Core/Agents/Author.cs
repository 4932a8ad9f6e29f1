using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>Who wrote an answer, or a part in it: the agent, the version of its profile, and the model.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Version">The profile's version, from 1; 0 where the cluster had not numbered it yet.</param>
/// <param name="Hash">The first 12 hexadecimal digits of the profile's SHA-256: the same text has the same hash everywhere.</param>
/// <param name="Model">The model that answered, as it names itself.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Author")]
public sealed record Author(
    [property: Id(0)] AgentName Agent,
    [property: Id(1)] int Version,
    [property: Id(2)] string Hash,
    [property: Id(3)] string Model);
