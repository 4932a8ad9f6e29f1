using Orleans;

namespace ChatAgency.Core.Approving;

/// <summary>What an agent would do and may not without a person: the turn waits for their word.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.ApprovalAsk")]
public sealed record ApprovalAsk
{
    /// <summary>The longest <see cref="Shown"/> in characters: whoever approves sees all of what is done, so what is longer is not asked for.</summary>
    public const int MostShown = 1_500;

    /// <summary>The longest <see cref="Script"/> in characters; it is part of the conversation's record.</summary>
    public const int LongestScript = 200_000;

    /// <summary>Names this one call; random.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Who would do it.</summary>
    [Id(1)] public required string Agent { get; init; }

    /// <summary>The tool's name.</summary>
    [Id(2)] public required string Tool { get; init; }

    /// <summary>What it is given, as plain text; written by a model, so untrusted.</summary>
    [Id(3)] public required string Shown { get; init; }

    /// <summary>Where the agent goes on, in its own form.</summary>
    [Id(4)] public required string Script { get; init; }

    /// <summary>The people who may decide, by the platform's id.</summary>
    [Id(5)] public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>The same people by the names that others know them by, for a sentence.</summary>
    [Id(6)] public required string ApproverNames { get; init; }

    /// <summary>How long it may be decided.</summary>
    [Id(7)] public required TimeSpan Life { get; init; }
}
