namespace ChatAgency.Grains.Interfaces.Settings;

/// <summary>One setting in a change.</summary>
/// <param name="Key">Its configuration key.</param>
/// <param name="Before">What was set before; null where the hosts' own configuration held.</param>
/// <param name="After">What is set from then on; null where the hosts' own configuration holds again.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.SettingChange")]
public sealed record SettingChange([property: Id(0)] string Key, [property: Id(1)] string? Before, [property: Id(2)] string? After);
