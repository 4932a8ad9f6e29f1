using System.Text;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>The page of metrics is what a running agency measures.</summary>
public sealed class MetricsPageTests(RunningAgency agency)
{
    private const string Page = "docs/telemetry.md";
    private const string Begins = "<!-- metrics: written by a test -->\n";
    private const string Ends = "<!-- end of metrics -->";
    private const string WriteIt = "CHATAGENCY_WRITE_DOCS";

    [Fact]
    public void Every_metric_of_the_agencys_own_stands_on_the_page()
    {
        var table = new StringBuilder("| metric | kind | what |\n| --- | --- | --- |\n");
        foreach (var (name, instrument) in agency.Instruments.Where(static one => one.Key.StartsWith("chat_", StringComparison.Ordinal)).OrderBy(static one => one.Key, StringComparer.Ordinal))
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{name}` | {Kind(instrument.GetType().Name)} | {instrument.Description} |\n");
        var page = Deployed.Read(Page);
        var expected = page[..(page.IndexOf(Begins, StringComparison.Ordinal) + Begins.Length)] + table + page[page.IndexOf(Ends, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable(WriteIt) == "1") File.WriteAllText(Deployed.Path(Page), expected);
        Assert.True(Deployed.Read(Page) == expected, $"{Page} is not what is measured. Write it anew with: {WriteIt}=1 ./test Deploy.Tests");
    }

    private static string Kind(string type) => type.Contains("Counter", StringComparison.Ordinal) ? "counter" : type.Contains("Histogram", StringComparison.Ordinal) ? "histogram" : "gauge";
}
