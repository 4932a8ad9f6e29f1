namespace ChatAgency.Grains.Interfaces.Profiles;

/// <summary>An agent in service.</summary>
/// <param name="Current">The version that answers.</param>
/// <param name="Trial">The version that is tried; null for none.</param>
/// <param name="Percent">The share of the threads that the tried version answers.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ServedProfile")]
public sealed record ServedProfile([property: Id(0)] ProfileText Current, [property: Id(1)] ProfileText? Trial, [property: Id(2)] int Percent);
