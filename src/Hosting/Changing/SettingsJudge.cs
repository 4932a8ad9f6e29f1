using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using Microsoft.Extensions.Configuration;

namespace ChatAgency.Hosting.Changing;

/// <summary>Judges changed settings by the validators that judge them at start, over this process's own configuration.</summary>
internal sealed class SettingsJudge(SettingsCatalog catalog, IConfiguration configuration, IServiceProvider services)
{
    /// <summary>What would be wrong; see <c>SettingsCheck</c>.</summary>
    public IReadOnlyList<string> Faults(IReadOnlyDictionary<string, string> values, IReadOnlyCollection<string> changed)
    {
        var refused = changed.Where(values.ContainsKey).Select(key => (Key: key, Why: Refused(key, values[key]))).Where(static one => one.Why is not null).Select(static one => $"{one.Key}: {one.Why}");
        var usable = Usable(values);
        var wrong = changed.Select(catalog.EntryOf).OfType<OptionsEntry>().Distinct().Where(entry => ChangeableSettings.AreIn(entry.Section)).SelectMany(entry => Check(entry, usable));
        return [.. refused, .. wrong.Select(static fault => fault.ToString())];
    }

    /// <summary>What of them this host can use. Of an options class that is wrong the settings that its validator names are left out, and where that does not help all of it.</summary>
    public JudgedSettings Judge(IReadOnlyDictionary<string, string> values)
    {
        var bad = values.Where(one => catalog.Find(one.Key) is not null).Select(one => (one.Key, Why: Refused(one.Key, one.Value))).Where(static one => one.Why is not null).ToDictionary(static one => one.Key, static one => one.Why!, StringComparer.OrdinalIgnoreCase);
        var good = Usable(values);
        foreach (var entry in good.Keys.Select(catalog.EntryOf).OfType<OptionsEntry>().Distinct().ToArray())
        {
            LeaveOut(entry, good, bad, key => Check(entry, good).FirstOrDefault(fault => fault.Setting.Equals(PlainNames.Shown(key), StringComparison.OrdinalIgnoreCase))?.Problem);
            LeaveOut(entry, good, bad, _ => Check(entry, good).Select(static fault => fault.ToString()).FirstOrDefault());
        }

        return new JudgedSettings(good, bad);
    }

    private void LeaveOut(OptionsEntry entry, Dictionary<string, string> good, Dictionary<string, string> bad, Func<string, string?> why)
    {
        foreach (var key in good.Keys.Where(key => catalog.EntryOf(key) == entry).ToArray())
        {
            if (why(key) is not { } reason) continue;
            bad[key] = reason;
            good.Remove(key);
        }
    }

    private IReadOnlyList<StartupFault> Check(OptionsEntry entry, IReadOnlyDictionary<string, string> values) =>
        entry.Check(services, BelowTheOverlay.With(configuration, Expansion.Over(catalog, values)));

    private Dictionary<string, string> Usable(IReadOnlyDictionary<string, string> values) =>
        values.Where(one => Refused(one.Key, one.Value) is null).ToDictionary(StringComparer.OrdinalIgnoreCase);

    private string? Refused(string key, string value) => catalog.Find(key) is { } row ? Refusal.Of(row, key, value) : Refusal.Unknown;
}
