using ChatAgency.Scale.Filling;
using ChatAgency.Scale.Playing;
using ChatAgency.Scale.Starting;
using Xunit;

namespace ChatAgency.Bench.Tests.Scaling;

/// <summary>Runs of seconds: they measure nothing, and show that the program works.</summary>
public sealed class ScaleSmokeTests
{
    // PostgreSQL costs as much again as SQLite: it is part of the whole proofs.
    public static IEnumerable<TheoryDataRow<string, string, string>> Parts =>
    [
        new("flight", "sqlite", "100 answers in flight"),
        new("threads", "sqlite", "turns up to the 12th"),
        new("store", "sqlite", "old conversations, 500 in the store"),
        new("silos", "sqlite", "two silos and a gateway"),
        .. IsWhole ? (ReadOnlySpan<TheoryDataRow<string, string, string>>)[new("store", "postgres", "old conversations, 500 in the store")] : [],
    ];

    private static bool IsWhole => Environment.GetEnvironmentVariable("CHATAGENCY_TEST_FULL") == "1";

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Parts))]
    public async Task Each_part_plays_and_every_answer_is_right(string name, string store, string row)
    {
        var part = Part.All.Single(part => part.Name == name);
        var options = new ScaleOptions().Smoke() with { Store = FilledStore.All.Single(kind => kind.Name == store) };

        var shown = await part.PlayAsync(options, TextWriter.Null, TestContext.Current.CancellationToken);

        Assert.Empty(shown.Faults);
        Assert.Contains(row, shown.Table.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--parts", "flight,nothing")]
    [InlineData("--store", "paper")]
    [InlineData("--many", "-1")]
    public void A_wrong_argument_is_named(string name, string value) =>
        Assert.Contains(name, Assert.Throws<FormatException>(() => Scale.Starting.CommandLine.Read([name, value])).Message, StringComparison.Ordinal);
}
