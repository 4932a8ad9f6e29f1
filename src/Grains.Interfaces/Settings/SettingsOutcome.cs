namespace ChatAgency.Grains.Interfaces.Settings;

/// <summary>What became of a wish to change settings.</summary>
/// <param name="Version">The version that holds afterwards.</param>
/// <param name="Changed">True where something is set otherwise than before.</param>
/// <param name="IsConflict">True where another change was faster than the caller knew; nothing was changed.</param>
/// <param name="Faults">Why nothing was changed, one a fault, each with the setting's name; empty where all is well.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.SettingsOutcome")]
public sealed record SettingsOutcome([property: Id(0)] long Version, [property: Id(1)] bool Changed, [property: Id(2)] bool IsConflict, [property: Id(3)] IReadOnlyList<string> Faults);
