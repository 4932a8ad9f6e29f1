using System.Collections.Immutable;

namespace ChatAgency.Grains.Interfaces.Settings;

/// <summary>One change of settings.</summary>
/// <param name="Version">From 1, without a gap.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Note">Why, in their words; empty where they did not say.</param>
/// <param name="Changes">What, by key.</param>
/// <param name="RolledBackTo">The version that holds again by it; null for a change that is none.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.SettingsVersion")]
public sealed record SettingsVersion(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By,
    [property: Id(3)] string Note,
    [property: Id(4)] ImmutableArray<SettingChange> Changes,
    [property: Id(5)] long? RolledBackTo);
