using System.Text;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>Dashboards ask for what is there, in expressions that Prometheus takes.</summary>
public sealed class DashboardTests(RunningAgency agency)
{
    [Fact]
    public void There_are_three_and_each_has_a_name_of_its_own()
    {
        Assert.Equal(["agents-and-cost.json", "cluster.json", "service.json"], Dashboard.All.Select(static dashboard => dashboard.File));
        Assert.Equal(3, Dashboard.All.Select(static dashboard => dashboard.Uid).Distinct().Count());
    }

    [Fact]
    public void Every_panel_asks_something_of_the_source_that_is_chosen_and_none_lies_over_another()
    {
        foreach (var dashboard in Dashboard.All)
        {
            Assert.NotEmpty(dashboard.Panels);
            Assert.All(dashboard.Panels, static panel => Assert.True(panel.Title.Length > 0 && panel.Expressions.Count > 0 && panel.Source == "${datasource}", panel.Title));
            var cells = dashboard.Panels.SelectMany(static panel => Cells(panel.Place)).ToList();
            Assert.Equal(cells.Count, cells.Distinct().Count());
            Assert.All(cells, static cell => Assert.InRange(cell.X, 0, 23));
        }
    }

    [Fact]
    public void Every_metric_of_a_dashboard_is_one_that_a_running_agency_exports_or_a_rule_records()
    {
        var recorded = RuleFile.Read().Rules.Select(static rule => rule.Record).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var asked = Dashboard.All.SelectMany(static dashboard => dashboard.Expressions).SelectMany(MetricName.In).Where(name => !recorded.Contains(name)).ToList();
        Assert.True(asked.Count > 50);
        LabelTests.AssertKnown(agency, asked);
    }

    [Fact]
    public void What_the_agency_itself_measures_is_on_a_dashboard()
    {
        var asked = Dashboard.All.SelectMany(static dashboard => dashboard.Expressions).SelectMany(MetricName.In).ToHashSet(StringComparer.Ordinal);
        string[] details = ["chat_slack_breaker_opened_total", "chat_slack_socket_refused_total", "chat_slack_socket_unacknowledged_total"];
        Assert.Empty(agency.Instruments.Keys.Where(name => name.StartsWith("chat_", StringComparison.Ordinal) && !asked.Contains(name)).Except(details));
    }

    /// <summary>As rules, which promtool reads.</summary>
    [Fact]
    public async Task Every_expression_is_one_that_Prometheus_takes()
    {
        var folder = Directory.CreateTempSubdirectory("chatagency-dashboards-");
        try
        {
            var rules = new StringBuilder("groups:\n  - name: dashboards\n    rules:\n");
            var expressions = Dashboard.All.SelectMany(static dashboard => dashboard.Expressions).ToList();
            for (var i = 0; i < expressions.Count; i++) rules.Append(System.Globalization.CultureInfo.InvariantCulture, $"      - record: 'dashboard:{i}'\n        expr: '{expressions[i].Replace("'", "''", StringComparison.Ordinal)}'\n");
            var file = Path.Combine(folder.FullName, "rules.yaml");
            await File.WriteAllTextAsync(file, rules.ToString(), TestContext.Current.CancellationToken);
            await Promtool.CheckAsync("check", "rules", file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<(int X, int Y)> Cells((int X, int Y, int Width, int Height) place) =>
        Enumerable.Range(place.X, place.Width).SelectMany(x => Enumerable.Range(place.Y, place.Height).Select(y => (x, y)));
}
