using ChatAgency.Core.Speaking;

namespace ChatAgency.Grains.Interfaces.Speaking;

/// <summary>What one channel wants otherwise than its workspace. What is null is as there.</summary>
/// <param name="Channel">The platform's id of the channel.</param>
/// <param name="Mode">Which messages speak to the agency.</param>
/// <param name="Guests">Whether guests are answered.</param>
/// <param name="External">Whether it is open although it is shared with another organisation.</param>
/// <param name="People">The ids of the people and groups of people who are answered there; null for those of the workspace.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ChannelSpeaking")]
public sealed record ChannelSpeaking(
    [property: Id(0)] string Channel,
    [property: Id(1)] SpeakingMode? Mode = null,
    [property: Id(2)] bool? Guests = null,
    [property: Id(3)] bool? External = null,
    [property: Id(4)] IReadOnlyList<string>? People = null);
