using System.Collections.Immutable;

namespace ChatAgency.Grains.Interfaces.Settings;

/// <summary>All settings that were changed while the agency runs.</summary>
/// <param name="Version">Rises with each change; 0 where there never was one.</param>
/// <param name="Values">What is set, by configuration key (<c>Limits:PersonAMinute</c>); no two differ in case alone. Keys that a build does not know are kept for those that do.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ChangedSettings")]
public sealed record ChangedSettings([property: Id(0)] long Version, [property: Id(1)] ImmutableDictionary<string, string> Values);
