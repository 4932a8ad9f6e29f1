using System.Collections.Immutable;

namespace ChatAgency.Grains.Interfaces.Settings;

/// <summary>Settings that are to be changed together: 20 at most, each value of 500 characters at most.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.SettingsWish")]
public sealed record SettingsWish
{
    /// <summary>The version that the caller has seen; null to change it whatever holds.</summary>
    [Id(0)] public long? Expected { get; init; }

    /// <summary>What to set, by configuration key.</summary>
    [Id(1)] public ImmutableDictionary<string, string> Set { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What to take back: the hosts' own configuration holds again.</summary>
    [Id(2)] public ImmutableArray<string> Unset { get; init; } = [];

    /// <summary>Who wants it.</summary>
    [Id(3)] public required string By { get; init; }

    /// <summary>Why; 200 characters at most.</summary>
    [Id(4)] public string Note { get; init; } = "";
}
