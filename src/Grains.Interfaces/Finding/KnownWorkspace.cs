namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>A workspace in which the agency was asked something, or into which it was installed.</summary>
/// <param name="Name"><c>{platform}/{workspace}</c>.</param>
/// <param name="Since">The day, in UTC, on which it was met first.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.KnownWorkspace")]
public sealed record KnownWorkspace([property: Id(0)] string Name, [property: Id(1)] DateOnly Since);
