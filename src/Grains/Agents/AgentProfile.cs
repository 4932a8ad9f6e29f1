using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Agents;

/// <summary>Who an agent is.</summary>
internal sealed record AgentProfile
{
    /// <summary>What people call it: 1 to 40 letters, digits, spaces, hyphens; a letter first.</summary>
    public required AgentName Name { get; init; }

    /// <summary>One sentence on what it is for.</summary>
    public required string Description { get; init; }

    /// <summary>When it is the right one, for whoever chooses; empty where the description says enough.</summary>
    public string WhenToUse { get; init; } = "";

    /// <summary>What it is told to be, in Markdown.</summary>
    public required string Instructions { get; init; }

    /// <summary>The model it wants; null for the agency's own.</summary>
    public string? Model { get; init; }

    /// <summary>0 (sober) to 2; null for the model's own. Models that reason have none.</summary>
    public float? Temperature { get; init; }

    /// <summary>The longest answer, in tokens.</summary>
    public int MaxOutputTokens { get; init; } = 4_000;

    /// <summary>The tools it works with; with any its answer may take longer.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The agents that it may pass a turn on to, by name; <c>*</c> for all; none where it keeps what it gets.</summary>
    public IReadOnlyList<string> PassesOnTo { get; init; } = [];

    /// <summary>Messages that are for it.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The version of this text, from 1; 0 where the cluster has not numbered it.</summary>
    public int Version { get; init; }

    /// <summary>The first 12 hexadecimal digits of the file's SHA-256, line ends aside.</summary>
    public required string Hash { get; init; }
}
