using System.Text.RegularExpressions;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>Whoever is woken finds an entry, and the entry's faults are shown to wake them.</summary>
public sealed partial class RunbookTests
{
    private static readonly IReadOnlyDictionary<string, string> s_entries = Deployed.Read("docs/runbook.md").Split("\n## ").Skip(1)
        .ToDictionary(static entry => entry.Split('\n')[0], static entry => entry.ReplaceLineEndings(" "), StringComparer.Ordinal);

    [Fact]
    public void Every_alert_has_an_entry_and_every_entry_an_alert() =>
        Assert.Equal(RuleFile.Read().Alerts.Select(static alert => alert.Alert).Order(), s_entries.Keys.Order());

    [Fact]
    public void Every_entry_says_what_it_means_how_to_look_and_what_to_do() => Assert.All(RuleFile.Read().Alerts, static alert =>
    {
        var entry = s_entries[alert.Alert!];
        Assert.All(new[] { "**What it means.** ", "**How to look.** ", "**What to do.** ", alert.Annotations!["summary"], $"*{alert.Labels!["severity"]}.*" }, part => Assert.Contains(part, entry, StringComparison.OrdinalIgnoreCase));
    });

    [Fact]
    public void Every_fault_of_an_entry_is_shown_to_raise_its_alert_and_is_in_the_fault_table()
    {
        var told = s_entries.SelectMany(static entry => Fault().Matches(Listed().Match(entry.Value).Value).Select(found => $"{found.Value}: {entry.Key}")).Order(StringComparer.Ordinal).ToList();
        var shown = Tested().Matches(Deployed.Read("deploy/prometheus/tests/faults.yaml")).Select(static found => found.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(shown, told);
        var table = Deployed.Read("docs/reliability.md");
        Assert.All(told, one => Assert.Contains($"\n| {one[..3]} |", table, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_fault_of_the_table_raises_an_alert_or_is_said_to_raise_none()
    {
        var table = Deployed.Read("docs/reliability.md");
        var quiet = Quiet().Matches(table).SelectMany(static line => Fault().Matches(line.Value)).Select(static found => found.Value);
        var raising = Tested().Matches(Deployed.Read("deploy/prometheus/tests/faults.yaml")).Select(static found => found.Groups[1].Value[..3]).Distinct();
        Assert.Equal(Row().Matches(table).Select(static row => row.Groups[1].Value).Order(StringComparer.Ordinal), quiet.Concat(raising).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"F\d\d")]
    private static partial Regex Fault();

    [GeneratedRegex(@"^\| (F\d\d) \|(.*\|){5}$", RegexOptions.Multiline)]
    private static partial Regex Row();

    // Before the second bar: why they raise none may name others.
    [GeneratedRegex(@"(?<=^\| )F\d\d[F\d, ]*(?= \|[^|]*\|$)", RegexOptions.Multiline)]
    private static partial Regex Quiet();

    [GeneratedRegex(@"Faults: [F\d, ]+")]
    private static partial Regex Listed();

    [GeneratedRegex(@"- name: .(F\d\d: \w+).")]
    private static partial Regex Tested();
}
