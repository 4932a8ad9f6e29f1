using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Configuration.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;

namespace ChatAgency.Hosting.Changing;

/// <summary>All settings of this host, with their values, where they come from and what was changed of them.</summary>
public sealed class SettingsBoard
{
    private readonly SettingsCatalog _catalog;
    private readonly SettingsWatch _watch;
    private readonly IConfiguration _configuration;
    private readonly MemberSummaries _meanings = new();

    internal SettingsBoard(SettingsCatalog catalog, SettingsWatch watch, IConfiguration configuration) => (_catalog, _watch, _configuration) = (catalog, watch, configuration);

    /// <summary>The version of the changed settings that this host has; -1 before it has heard of any.</summary>
    public long Version => _watch.Held.Version;

    /// <summary>Those of this host's own options classes, by section.</summary>
    public IReadOnlyList<SettingShown> All => [.. _catalog.All.Select(Show)];

    /// <summary>What is changed that this build does not know: kept for those that do, and without effect here.</summary>
    public IReadOnlyDictionary<string, string> Unknown => Of(_watch.Held.Values, key => _catalog.Find(key) is null);

    private SettingShown Show(SettingRow row)
    {
        var (held, why) = (_watch.Held, Refusal.Of(row));
        var changed = Of(held.Values, key => _catalog.Find(key) == row);
        return new SettingShown
        {
            Key = row.Key,
            Environment = PlainNames.Shown(row.Key),
            Value = MayHoldSecrets(row) ? null : ValueOf(row),
            Default = row.Plain,
            Source = SourceOf(row),
            Changeable = why is null,
            Why = why,
            Secret = row.IsSecret,
            Meaning = _meanings.TryOf(row.Property),
            Changed = row.IsSecret ? Of(changed, static _ => false) : changed,
            Fault = changed.Keys.Select(key => held.Faults.GetValueOrDefault(key)).FirstOrDefault(static fault => fault is not null),
        };
    }

    // Those of tools and plugins are for programs of others, which have tokens among them.
    private static bool MayHoldSecrets(SettingRow row) => row.IsSecret || (row.IsMany && !row.IsListOfTexts && !ChangeableSettings.Has(row.Key));

    private string ValueOf(SettingRow row)
    {
        var section = _configuration.GetSection(row.Key);
        if (!row.IsMany) return section.Value ?? row.Plain;
        var parts = section.AsEnumerable(makePathsRelative: true).Where(static part => part.Key.Length > 0 && part.Value is not null).OrderBy(static part => part.Key, ConfigurationKeyComparer.Instance);
        return string.Join(", ", parts.Select(part => row.IsListOfTexts ? part.Value : $"{part.Key}={part.Value}"));
    }

    private string SourceOf(SettingRow row)
    {
        if (_watch.Held is { } held && held.Values.Keys.Any(key => !held.Faults.ContainsKey(key) && _catalog.Find(key) == row)) return "changed";
        var layer = BelowTheOverlay.Layers(_configuration).LastOrDefault(layer => layer.TryGet(row.Key, out var text) && text is not null || (row.IsMany && layer.GetChildKeys([], row.Key).Any()));
        return layer switch
        {
            null => "default",
            NamedLayer named => named.Name,
            CommandLineConfigurationProvider => "command line",
            JsonConfigurationProvider { Source.Path: { } path } => Path.GetFileName(path),
            _ => "set by the host",
        };
    }

    private static SortedDictionary<string, string> Of(IReadOnlyDictionary<string, string> values, Func<string, bool> which) =>
        new(values.Where(one => which(one.Key)).ToDictionary(), StringComparer.OrdinalIgnoreCase);
}
