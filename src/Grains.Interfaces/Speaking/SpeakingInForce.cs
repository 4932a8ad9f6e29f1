namespace ChatAgency.Grains.Interfaces.Speaking;

/// <summary>What holds in a workspace.</summary>
/// <param name="Held">What it wants, and where the agency is muted.</param>
/// <param name="Defaults">What holds where it wants nothing of its own.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.SpeakingInForce")]
public sealed record SpeakingInForce([property: Id(0)] WorkspaceSpeaking Held, [property: Id(1)] SpeakingDefaults Defaults);
