using System.Globalization;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Configuration.Pages;
using Microsoft.Extensions.Configuration;

namespace ChatAgency.Hosting.Changing;

/// <summary>Turns what operators set into what configuration reads: <c>a, b</c> becomes the elements of a list.</summary>
internal static class Expansion
{
    /// <summary>The layer that these make over others.</summary>
    public static SettingsOverlay Over(SettingsCatalog catalog, IEnumerable<KeyValuePair<string, string>> values)
    {
        var (settings, lists) = Of(catalog, values);
        return new SettingsOverlay().Take(settings, lists);
    }

    /// <summary>The settings, and the lists that they take the place of.</summary>
    public static (Dictionary<string, string?> Settings, IReadOnlyList<string> Lists) Of(SettingsCatalog catalog, IEnumerable<KeyValuePair<string, string>> values)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var lists = new List<string>();
        foreach (var (key, value) in values)
        {
            if (catalog.Find(key) is not { } row) continue;
            if (row.IsList) lists.Add(row.Key);
            if (!row.IsList || !key.Equals(row.Key, StringComparison.OrdinalIgnoreCase)) settings[key] = value;
            else AddElements(settings, row, value);
        }

        return (settings, lists);
    }

    private static void AddElements(Dictionary<string, string?> settings, SettingRow row, string value)
    {
        foreach (var (i, element) in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Index()) settings[ConfigurationPath.Combine(row.Key, i.ToString(CultureInfo.InvariantCulture))] = element;
    }
}
