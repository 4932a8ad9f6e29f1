using System.Text;
using ChatAgency.Load.Contending;
using ChatAgency.Load.Playing;
using ChatAgency.Load.Starting;
using ChatAgency.Running.Measuring;
using ChatAgency.Running.Playing;
using ChatAgency.Running.Reporting;

namespace ChatAgency.Load.Reporting;

/// <summary>The tables: medians of all runs, and how the agency stands to the others.</summary>
internal static class LoadReport
{
    private const int MostFaults = 20;

    public static string Of(IReadOnlyList<Result> results, LoadOptions options)
    {
        var text = new StringBuilder($"{Machine.Describe()}. Medians of {options.Runs} {(options.Runs == 1 ? "run" : "runs")}.\n");
        foreach (var scenario in results.GroupBy(static result => result.Scenario))
        {
            text.Append($"\n**{scenario.Key.Heading(options)}**\n\n").Append(Measured(scenario)).Append('\n').Append(Ratios(scenario));
        }

        string[] faults = [.. results.SelectMany(static result => result.Figures.Faults.Select(fault => $"{result.Scenario.Name}, {result.Contender}: {fault}"))];
        text.Append(faults.Length == 0 ? "\nEvery answer was checked: none is missing, doubled or wrong.\n" : $"\n{faults.Length} faults:\n");
        foreach (var fault in faults.Take(MostFaults)) text.Append("- ").Append(fault).Append('\n');
        return text.ToString();
    }

    private static Table Measured(IGrouping<Scenario, Result> scenario)
    {
        var table = new Table("", "a second", "acknowledged p50 ms", "p99", "p99.9", "first sign p50 ms", "added p50 ms", "added p99", "CPU ms each", "KiB allocated each", "resident MiB", "generator, cores");
        foreach (var runs in scenario.GroupBy(static result => result.Contender))
        {
            table.Add(
                runs.Key,
                Cell.Of(Middle(runs, static run => run.PerSecond)),
                Cell.Of(Middle(runs, static run => run.Acknowledged.Milliseconds(50)), 2),
                Cell.Of(Middle(runs, static run => run.Acknowledged.Milliseconds(99)), 1),
                Cell.Of(Middle(runs, static run => run.Acknowledged.Milliseconds(99.9)), 1),
                Cell.Of(Middle(runs, static run => run.FirstSign.Milliseconds(50)), 1),
                Cell.Of(Middle(runs, static run => run.Added.Milliseconds(50)), 1),
                Cell.Of(Middle(runs, static run => run.Added.Milliseconds(99)), 1),
                Cell.Of(Middle(runs, static run => run.CpuMillisecondsEach), 3),
                Cell.Of(Middle(runs, static run => run.KibibytesEach), 1),
                Cell.Mebibytes(Middle(runs, static run => run.Resident)),
                Cell.Of(Middle(runs, static run => run.Generator), 2));
        }

        return table;
    }

    // The ratio of each round and its median, not the ratio of medians: both sides of a round met the same moment of the machine.
    private static Table Ratios(IGrouping<Scenario, Result> scenario)
    {
        var table = new Table("the agency, of what the other has", "a second", "CPU each", "acknowledged p50", "added p50");
        Figures[] own = [.. scenario.Where(static result => result.Contender == Contenders.Agency).Select(static result => result.Figures)];
        if (own.Length == 0) return table;
        foreach (var others in scenario.Where(static result => result.Contender != Contenders.Agency).GroupBy(static result => result.Contender))
        {
            (Figures Own, Figures Other)[] rounds = [.. own.Zip(others.Select(static result => result.Figures))];
            table.Add(
                others.Key,
                Times(rounds, static run => run.PerSecond),
                Times(rounds, static run => run.CpuMillisecondsEach),
                Times(rounds, static run => run.Acknowledged.Milliseconds(50)),
                Times(rounds, static run => run.Added.Milliseconds(50)));
        }

        return table;
    }

    private static string Times((Figures Own, Figures Other)[] rounds, Func<Figures, double?> figure) =>
        Cell.Of(Median.Of(rounds.Select(round => figure(round.Own) / figure(round.Other))), 2, " ×");

    private static double? Middle(IEnumerable<Result> runs, Func<Figures, double?> figure) => Median.Of(runs.Select(run => figure(run.Figures)));
}
