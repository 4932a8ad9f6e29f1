using System.Collections.Immutable;
using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Hosting.Changing;

namespace ChatAgency.Console.Operating;

/// <summary>Settings to set and to take back, together.</summary>
/// <param name="Version">The version that was read; left out to change them whatever holds.</param>
/// <param name="Set">What to set, by key.</param>
/// <param name="Unset">What to take back.</param>
/// <param name="Note">Why.</param>
internal sealed record SettingsBody(long? Version, IReadOnlyDictionary<string, string?>? Set, IReadOnlyList<string?>? Unset, string? Note)
{
    /// <summary>The wish; null where a value or a name is missing.</summary>
    public SettingsWish? Wish(string by)
    {
        if (Set?.Values.Contains(null) == true || Unset?.Contains(null) == true) return null;
        return new SettingsWish
        {
            Expected = Version,
            Set = Set?.ToImmutableDictionary(static one => one.Key, static one => one.Value!) ?? ImmutableDictionary<string, string>.Empty,
            Unset = [.. Unset?.OfType<string>() ?? []],
            By = by,
            Note = Note ?? "",
        };
    }
}

/// <summary>Which version is to hold again, the one that was read, and why.</summary>
internal sealed record SettingsRollBackBody(long? To, long? Version, string? Note);

/// <summary>What came of a change: the version that holds now, and whether something is set otherwise than before.</summary>
internal sealed record SettingsSaved(long Version, bool Changed);

/// <summary>All settings of the host that answers, the version that it has taken on (-1 for none yet), and what is changed that it does not know.</summary>
internal sealed record SettingsList(long Version, IReadOnlyList<SettingShown> Settings, IReadOnlyDictionary<string, string> Unknown);

/// <summary>How settings came to be as they are, the newest change first.</summary>
internal sealed record SettingsHistory(IReadOnlyList<SettingsVersion> Versions);
