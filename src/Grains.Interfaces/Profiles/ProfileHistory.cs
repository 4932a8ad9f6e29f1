using System.Collections.Immutable;

namespace ChatAgency.Grains.Interfaces.Profiles;

/// <summary>An agent's profile through time.</summary>
/// <param name="Agent">The agent's name.</param>
/// <param name="Current">The version that answers; 0 where the agent is out of service.</param>
/// <param name="Trial">What is tried beside it; null for nothing.</param>
/// <param name="Versions">The versions that are kept, the oldest first: 50 at most.</param>
/// <param name="ChangedBy">Who changed last what is served.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ProfileHistory")]
public sealed record ProfileHistory(
    [property: Id(0)] string Agent,
    [property: Id(1)] int Current,
    [property: Id(2)] ProfileTrial? Trial,
    [property: Id(3)] ImmutableArray<ProfileText> Versions,
    [property: Id(4)] string ChangedBy)
{
    /// <summary>The version of this number; null where it is not kept.</summary>
    public ProfileText? Find(int version) => Versions.FirstOrDefault(one => one.Version == version);
}
