using Orleans;

namespace ChatAgency.Core.Views;

/// <summary>One part's place in the thread, and how it came to be.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.SlotFacts")]
public sealed record SlotFacts
{
    /// <summary>What its post carries.</summary>
    [Id(0)] public required string Marker { get; init; }

    /// <summary>The post, on Slack its <c>ts</c>; null while it is not known.</summary>
    [Id(1)] public string? Post { get; init; }

    /// <summary>When the post was first known.</summary>
    [Id(2)] public DateTimeOffset? HeldAt { get; init; }

    /// <summary>The latest moment at which a post under this marker may still be on its way.</summary>
    [Id(3)] public required DateTimeOffset Deadline { get; init; }

    /// <summary>How often this part lost its post and got another.</summary>
    [Id(4)] public int Replacements { get; init; }

    /// <summary>How many activations in a row took over since its post was begun last.</summary>
    [Id(5)] public int Takeovers { get; init; }

    /// <summary>How often an older text came back to its post.</summary>
    [Id(6)] public int Doubts { get; init; }

    /// <summary>True once the outcome of a post was unknown: others may stand beside the held one.</summary>
    [Id(7)] public bool MayHaveTwin { get; init; }

    /// <summary>True once the outcome of an update was unknown.</summary>
    [Id(8)] public bool MayFallBack { get; init; }

    /// <summary>The post to remove once this slot holds its own.</summary>
    [Id(9)] public string? Replaces { get; init; }
}
