using ChatAgency.Core.Speaking;

namespace ChatAgency.Grains.Interfaces.Speaking;

/// <summary>When the agency speaks in a workspace. What is null is as the agency's settings say.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.SpeakingWishes")]
public sealed record SpeakingWishes
{
    /// <summary>Which messages speak to the agency.</summary>
    [Id(0)] public SpeakingMode? Mode { get; init; }

    /// <summary>Whether guests are answered.</summary>
    [Id(1)] public bool? Guests { get; init; }

    /// <summary>Whether channels that are shared with another organisation are open, and so their people.</summary>
    [Id(2)] public bool? External { get; init; }

    /// <summary>The ids of the channels in which it answers; empty for all. Direct messages are none of them.</summary>
    [Id(3)] public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The ids of the people, and groups of people, whom it answers; empty for all.</summary>
    [Id(4)] public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Channels that want it otherwise; 1,000 at most.</summary>
    [Id(5)] public IReadOnlyList<ChannelSpeaking> Channels { get; init; } = [];
}
