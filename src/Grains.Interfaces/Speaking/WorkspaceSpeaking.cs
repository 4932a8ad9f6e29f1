using System.Collections.Immutable;

namespace ChatAgency.Grains.Interfaces.Speaking;

/// <summary>When the agency speaks in a workspace, and where it is muted.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.WorkspaceSpeaking")]
public sealed record WorkspaceSpeaking
{
    /// <summary>A workspace that wants nothing of its own.</summary>
    public static WorkspaceSpeaking Empty { get; } = new();

    /// <summary>Rises with each change.</summary>
    [Id(0)] public long Version { get; init; }

    /// <summary>What operators want.</summary>
    [Id(1)] public SpeakingWishes Wishes { get; init; } = new();

    /// <summary>Where people muted it, the latest last: a channel's id, or channel and thread as <c>channel:thread</c>. The latest 1,000 are kept.</summary>
    [Id(2)] public ImmutableArray<string> Muted { get; init; } = [];
}
