namespace ChatAgency.Grains.Interfaces.Profiles;

/// <summary>An agent in the list of all, without its texts.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Current">The version that answers; 0 where the agent is out of service.</param>
/// <param name="Trial">What is tried beside it; null for nothing.</param>
/// <param name="Newest">The newest version.</param>
/// <param name="ChangedBy">Who changed last what is served.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ListedProfile")]
public sealed record ListedProfile(
    [property: Id(0)] string Agent,
    [property: Id(1)] int Current,
    [property: Id(2)] ProfileTrial? Trial,
    [property: Id(3)] int Newest,
    [property: Id(4)] string ChangedBy);
