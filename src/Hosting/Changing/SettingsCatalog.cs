using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Configuration.Pages;

namespace ChatAgency.Hosting.Changing;

/// <summary>All settings of this host, by the options classes that it has registered.</summary>
internal sealed class SettingsCatalog(IEnumerable<OptionsEntry> entries)
{
    private readonly (OptionsEntry Entry, SettingRow Row)[] _all =
    [
        .. entries.DistinctBy(static entry => (entry.Type, entry.Section)).OrderBy(static entry => entry.Section, StringComparer.Ordinal)
            .SelectMany(static entry => SettingRow.Of(entry.Type, entry.Section, Activator.CreateInstance(entry.Type)).Select(row => (entry, row))),
    ];

    /// <summary>In the order of <c>docs/configuration.md</c>.</summary>
    public IEnumerable<SettingRow> All => _all.Select(static one => one.Row);

    /// <summary>The setting of a key: its own, or that of an element of a list or a table.</summary>
    public SettingRow? Find(string key) => Lookup(key)?.Row;

    /// <summary>The options class of a key.</summary>
    public OptionsEntry? EntryOf(string key) => Lookup(key)?.Entry;

    private (OptionsEntry Entry, SettingRow Row)? Lookup(string key)
    {
        foreach (var one in _all)
        {
            if (key.Equals(one.Row.Key, StringComparison.OrdinalIgnoreCase) || (one.Row.IsMany && key.StartsWith(one.Row.Key + ":", StringComparison.OrdinalIgnoreCase))) return one;
        }

        return null;
    }
}
