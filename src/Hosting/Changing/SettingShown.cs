namespace ChatAgency.Hosting.Changing;

/// <summary>A setting as this host has it.</summary>
public sealed record SettingShown
{
    /// <summary>Its configuration key, such as <c>Limits:PersonAMinute</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called in the environment: the plain name where it has one.</summary>
    public required string Environment { get; init; }

    /// <summary>What holds here; of a list its elements with commas between, of a table <c>name=value</c>. Null for a secret, and for a table that may hold one.</summary>
    public required string? Value { get; init; }

    /// <summary>What it is where nothing sets it; empty for nothing.</summary>
    public required string Default { get; init; }

    /// <summary>Where the value comes from: <c>changed</c> while the agency runs, <c>command line</c>, <c>environment</c>, <c>.env</c>, a file's name, or <c>default</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it may be changed while the agency runs.</summary>
    public required bool Changeable { get; init; }

    /// <summary>Why not, and what to do instead; null where it may be.</summary>
    public required string? Why { get; init; }

    /// <summary>True for what is never shown.</summary>
    public required bool Secret { get; init; }

    /// <summary>What it means, its unit and its limits, as in <c>docs/configuration.md</c>; null where the build has no documentation.</summary>
    public required string? Meaning { get; init; }

    /// <summary>What is changed of it, by key: its own, or those of its elements. Empty for nothing.</summary>
    public required IReadOnlyDictionary<string, string> Changed { get; init; }

    /// <summary>Why what is changed of it is left out on this host; null where it is not.</summary>
    public required string? Fault { get; init; }
}
