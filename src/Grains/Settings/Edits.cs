using System.Collections.Immutable;
using ChatAgency.Grains.Interfaces.Settings;

namespace ChatAgency.Grains.Settings;

/// <summary>What changed settings are after a wish, what they were with an earlier version, and what differs between two.</summary>
internal static class Edits
{
    public static ImmutableDictionary<string, string> Of(ImmutableDictionary<string, string> values, SettingsWish wish)
    {
        var next = values.RemoveRange(wish.Unset.Select(key => Spelled(values, key)));
        return next.SetItems(wish.Set.Select(one => KeyValuePair.Create(Spelled(values, one.Key), one.Value)));
    }

    /// <summary>What held with a version; null where that cannot be told from the versions that are kept.</summary>
    public static ImmutableDictionary<string, string>? Before(ChangedSettings held, ImmutableArray<SettingsVersion> versions, long to)
    {
        var oldest = versions.IsEmpty ? held.Version : versions[0].Version - 1;
        if (to < oldest || to > held.Version) return null;
        var values = held.Values;
        foreach (var change in versions.Where(version => version.Version > to).Reverse().SelectMany(static version => version.Changes))
        {
            values = change.Before is { } before ? values.SetItem(change.Key, before) : values.Remove(change.Key);
        }

        return values;
    }

    public static ImmutableArray<SettingChange> Between(ImmutableDictionary<string, string> before, ImmutableDictionary<string, string> after) =>
        [.. before.Keys.Union(after.Keys)
            .Select(key => new SettingChange(key, before.GetValueOrDefault(key), after.GetValueOrDefault(key)))
            .Where(static change => change.Before != change.After)
            .OrderBy(static change => change.Key, StringComparer.OrdinalIgnoreCase)];

    // Upper and lower case are equal in configuration keys: who writes one otherwise means the same.
    private static string Spelled(ImmutableDictionary<string, string> values, string key) =>
        values.Keys.FirstOrDefault(one => one.Equals(key, StringComparison.OrdinalIgnoreCase)) ?? key;
}
