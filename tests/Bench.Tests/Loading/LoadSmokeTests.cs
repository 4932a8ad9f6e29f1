using ChatAgency.Load.Contending;
using ChatAgency.Load.Playing;
using ChatAgency.Load.Reporting;
using ChatAgency.Load.Sizing;
using ChatAgency.Load.Starting;
using ChatAgency.Load.Stopping;
using Xunit;

namespace ChatAgency.Bench.Tests.Loading;

/// <summary>Runs of seconds: they measure nothing, and show that the programs work.</summary>
public sealed class LoadSmokeTests
{
    private static readonly LoadOptions s_smoke = new LoadOptions().Smoke();

    [Fact(Timeout = 240_000)]
    public async Task Everyone_plays_everything_and_every_answer_is_right()
    {
        var results = await Performance.RunAsync(s_smoke, TextWriter.Null, TestContext.Current.CancellationToken);

        Assert.Empty(results.SelectMany(static result => result.Figures.Faults.Select(fault => $"{result.Contender}: {fault}")));
        var agency = results.Where(static result => result.Contender == Contenders.Agency).ToList();
        Assert.Equal(Scenario.All, agency.Select(static result => result.Scenario));
        Assert.All(agency, static result => Assert.True(result.Figures is { CpuSeconds: > 0, Allocated: > 0, Resident: > 0, Acknowledged.Count: > 0 }));
        Assert.Equal(s_smoke.Rate * s_smoke.Seconds, Assert.Single(agency, static result => result.Scenario.Name == "turns").Figures.Added.Count);

        var report = LoadReport.Of(results, s_smoke);
        Assert.All(Contenders.Names, name => Assert.Contains($"| {name} |", report, StringComparison.Ordinal));
        Assert.Contains("Every answer was checked", report, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_machine_carries_is_told()
    {
        var told = await Ladder.ClimbAsync(s_smoke, TextWriter.Null, TestContext.Current.CancellationToken);

        Assert.Contains("This machine carries", told, StringComparison.Ordinal);
        Assert.Contains($"{s_smoke.Burst} answers in flight at once", told, StringComparison.Ordinal);
        Assert.Contains("each was answered once and whole", told, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task How_long_a_start_takes_is_told()
    {
        var told = await StartTimes.MeasureAsync(s_smoke with { Targets = [Contenders.Bare] }, TestContext.Current.CancellationToken);

        Assert.Matches(@"\| bare \| \d+\.\d\d s \| \d+\.\d\d s \|", told);
    }

    [Fact(Timeout = 120_000)]
    public async Task How_long_a_stop_takes_is_told()
    {
        var told = await StopTimes.MeasureAsync(s_smoke, TextWriter.Null, TestContext.Current.CancellationToken);

        Assert.Matches(@"\| button, the first panel after a start \| 1 \| \d+ \|", told);
        Assert.Matches(@"\| the question removed, panel \| 4 \| \d+ \|", told);
    }

    [Theory]
    [InlineData("--runs", "0")]
    [InlineData("--runs", "many")]
    [InlineData("--targets", "chatagency,nobody")]
    [InlineData("--scenarios", "")]
    [InlineData("--rate")]
    [InlineData("--other", " ")]
    [InlineData("--what", "1")]
    public void A_wrong_argument_is_named(params string[] arguments) =>
        Assert.Contains(arguments[0], Assert.Throws<FormatException>(() => Load.Starting.CommandLine.Read(arguments)).Message, StringComparison.Ordinal);
}
