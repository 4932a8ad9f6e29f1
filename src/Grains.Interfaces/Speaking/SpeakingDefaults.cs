using ChatAgency.Core.Speaking;

namespace ChatAgency.Grains.Interfaces.Speaking;

/// <summary>What holds where a workspace wants nothing of its own: the settings of the section <c>Speaking</c>.</summary>
/// <param name="Mode">Which messages speak to the agency.</param>
/// <param name="Guests">Whether guests are answered.</param>
/// <param name="External">Whether channels that are shared with another organisation are open.</param>
/// <param name="MessagesAMinute">How many messages of one author a thread takes a minute before it may be a loop; 0 for any number.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.SpeakingDefaults")]
public sealed record SpeakingDefaults(
    [property: Id(0)] SpeakingMode Mode, [property: Id(1)] bool Guests, [property: Id(2)] bool External, [property: Id(3)] int MessagesAMinute);
