using System.Text.RegularExpressions;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>
/// What promtool shows on paper holds of the agency: for each fault of <c>faults.yaml</c> stands there the series that its alert reads,
/// and the test that makes the fault and looks at that series.
/// </summary>
public sealed partial class MovedTests
{
    private const string Faults = "deploy/prometheus/tests/faults.yaml";

    private static readonly IReadOnlyList<Moved> s_all = [.. Test().Matches(Deployed.Read(Faults)).Select(static found => new Moved(found.Groups["name"].Value, found.Groups["alert"].Value, found.Groups["series"].Value, found.Groups["class"].Value, found.Groups["method"].Value))];

    public static TheoryData<string> Names => [.. s_all.Select(static one => one.Name).Distinct()];

    [Fact]
    public void Every_fault_names_what_moves_and_which_test_sees_it() =>
        Assert.Equal(Fault().Matches(Deployed.Read(Faults)).Select(static found => found.Groups[1].Value), s_all.Select(static one => one.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_alert_reads_that_series_and_the_test_is_there_and_looks_at_it(string name) => Assert.All(s_all.Where(one => one.Name == name), static one =>
    {
        Assert.Contains(MetricName.Plain(one.Series), Read(one.Alert));
        var source = Assert.Single(Directory.EnumerateFiles(Deployed.Path("tests"), $"{one.Class}.cs", SearchOption.AllDirectories).Select(File.ReadAllText), text => text.Contains($" {one.Method}(", StringComparison.Ordinal));
        Assert.Matches($@"\[(Fact|Theory)[^\n]*\](\s*\[[^\n]*\])*\s*public (async )?(Task|void) {one.Method}\(", source);
        // In-process tests know it by its name alone, without what Prometheus adds.
        Assert.Contains($"\"{Unit().Replace(one.Series, "")}", source, StringComparison.Ordinal);
    });

    /// <summary>The metrics that an alert's expression reads, by way of what rules record too.</summary>
    private static HashSet<string> Read(string alert)
    {
        var rules = RuleFile.Read().Rules.ToList();
        var names = MetricName.In(rules.Single(rule => rule.Alert == alert).Expr).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in rules.Where(rule => rule.Record is { } recorded && names.Contains(recorded)).ToList()) names.UnionWith(MetricName.In(rule.Expr));
        return names;
    }

    private sealed record Moved(string Name, string Alert, string Series, string Class, string Method);

    [GeneratedRegex("""^  - name: "(F\d\d: \w+)"$""", RegexOptions.Multiline)]
    private static partial Regex Fault();

    [GeneratedRegex("""^  # (?<series>\w+) is moved by (?<class>\w+)\.(?<method>\w+)\n  - name: "(?<name>F\d\d: (?<alert>\w+))"$""", RegexOptions.Multiline)]
    private static partial Regex Test();

    [GeneratedRegex("(_seconds)?(_total)?$")]
    private static partial Regex Unit();
}
