namespace ChatAgency.Grains.Interfaces.Profiles;

/// <summary>A version that answers a share of the threads.</summary>
/// <param name="Version">Which.</param>
/// <param name="Percent">Of how many threads in a hundred, 1 to 99.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ProfileTrial")]
public sealed record ProfileTrial([property: Id(0)] int Version, [property: Id(1)] int Percent);
