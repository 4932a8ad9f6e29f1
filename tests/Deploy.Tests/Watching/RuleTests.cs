using ChatAgency.Deploy.Tests.Overlaying;
using YamlDotNet.RepresentationModel;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>What Prometheus warns of: checked and tested by its own tool, and about metrics that are there.</summary>
public sealed class RuleTests(RunningAgency agency)
{
    private const string Cluster = "deploy/k8s/base/alerts.yaml";

    private static string[] Tests => [.. Directory.EnumerateFiles(Deployed.Path("deploy/prometheus/tests"), "*.yaml").Order(StringComparer.Ordinal)];

    [Fact]
    public Task Prometheus_takes_the_rules() => Promtool.CheckAsync("check", "rules", Deployed.Path(RuleFile.Path));

    [Fact]
    public Task What_a_fault_does_to_the_series_raises_its_alert_and_what_is_as_it_should_be_raises_none() => Promtool.CheckAsync(["test", "rules", .. Tests]);

    [Fact]
    public void Every_alert_has_a_test_that_it_rises_in_and_one_that_it_does_not()
    {
        var checks = Checks().ToLookup(static check => check.Alert, static check => check.Rises);
        Assert.All(RuleFile.Read().Alerts, alert => Assert.Equal([false, true], checks[alert.Alert!].Distinct().Order()));
    }

    [Fact]
    public void Every_metric_of_a_rule_is_one_that_a_running_agency_exports_or_a_rule_records()
    {
        var rules = RuleFile.Read().Rules.ToList();
        var recorded = rules.Select(static rule => rule.Record).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var asked = rules.SelectMany(static rule => MetricName.In(rule.Expr)).ToList();
        Assert.True(asked.Count > 20);
        LabelTests.AssertKnown(agency, asked.Where(name => !recorded.Contains(name)));
    }

    [Fact]
    public void Every_alert_says_how_urgent_it_is_what_it_means_and_where_to_read_on() => Assert.All(RuleFile.Read().Alerts, static alert =>
    {
        Assert.Contains(alert.Labels!["severity"], new[] { "page", "ticket" });
        Assert.EndsWith(".", alert.Annotations!["summary"], StringComparison.Ordinal);
        // Below the address that an operator gives, or the path alone. That the entry is there RunbookTests see.
        Assert.Equal($"{{{{ $externalLabels.chatagency_docs }}}}docs/runbook.md#{alert.Alert!.ToLowerInvariant()}", alert.Annotations["runbook_url"]);
    });

    [Fact]
    public async Task The_clusters_rules_are_these_word_for_word()
    {
        const string groups = "groups:\n";
        var rules = Deployed.Read(RuleFile.Path);
        var wanted = string.Concat(rules[(rules.IndexOf(groups, StringComparison.Ordinal) + groups.Length)..].TrimEnd().Split('\n').Select(static line => line.Length == 0 ? "\n" : $"  {line}\n"));
        var found = Deployed.Read(Cluster);
        var begins = found.IndexOf("  groups:\n", StringComparison.Ordinal) + "  groups:\n".Length;
        if (Environment.GetEnvironmentVariable("CHATAGENCY_WRITE_DOCS") == "1") File.WriteAllText(Deployed.Path(Cluster), found[..begins] + wanted);
        Assert.True(Deployed.Read(Cluster)[begins..] == wanted, $"{Cluster} is not {RuleFile.Path}. Write it anew with: CHATAGENCY_WRITE_DOCS=1 ./test Deploy.Tests");

        var inCluster = (await Overlay.BuildAsync(Overlay.Production)).All<PrometheusRule>().Single();
        Assert.Equal(RuleFile.Read().Rules.Select(static rule => (rule.Record, rule.Alert, rule.Expr, rule.For)), inCluster.Spec.Groups.SelectMany(static group => group.Rules).Select(static rule => (rule.Record, rule.Alert, rule.Expr, rule.For)));
    }

    /// <summary>The alerts that the tests look at, each with whether it must have risen.</summary>
    private static IEnumerable<(string Alert, bool Rises)> Checks()
    {
        foreach (var file in Tests)
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(file)));
            var tests = (YamlSequenceNode)((YamlMappingNode)yaml.Documents[0].RootNode)["tests"];
            foreach (var check in tests.SelectMany(static test => (YamlSequenceNode)((YamlMappingNode)test)["alert_rule_test"]).Cast<YamlMappingNode>())
                yield return (check["alertname"].ToString(), ((YamlSequenceNode)check["exp_alerts"]).Children.Count > 0);
        }
    }
}
