using System.Globalization;
using ChatAgency.Load.Contending;
using ChatAgency.Load.Playing;
using ChatAgency.Load.Starting;
using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;
using ChatAgency.Running.Reporting;
using ChatAgency.Running.Sending;

namespace ChatAgency.Load.Sizing;

/// <summary>What this machine carries: more and more turns a second until it no longer follows, then many answers in flight at once.</summary>
internal static class Ladder
{
    private const int MostSteps = 12;
    private const double Growth = 1.5;
    private const double MostAcknowledgement = 250;
    private const double MostAdded = 1_000;
    private static readonly TimeSpan s_begunWithin = TimeSpan.FromSeconds(60);

    // A model that is held is not taken for one that has stalled.
    private static readonly Dictionary<string, string> s_patience = new() { ["Models__FirstTokenTimeout"] = "00:05:00", ["Models__BetweenTokensTimeout"] = "00:05:00" };

    public static async Task<string> ClimbAsync(LoadOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatagency-size-").FullName;
        try
        {
            await using var stage = await Stage.StartAsync();
            await using var agency = await Contenders.StartAsync(Contenders.Agency, stage, folder, options with { Settings = new Dictionary<string, string>([.. s_patience, .. options.Settings]) }, cancellationToken);
            await progress.WriteLineAsync("warming up");
            await Scenarios.WarmAsync(stage, agency, options with { Warmup = Math.Min(options.Warmup, 1_500) }, cancellationToken);
            var table = new Table("turns a second", "acknowledged p99 ms", "added p50 ms", "added p99 ms", "agency, cores", "simulators, cores", "carried");
            var carried = await StepsAsync(stage, agency, options, table, progress, cancellationToken);
            var flight = await HoldAsync(stage, agency, options, cancellationToken);
            return $"{Machine.Describe()}\n\n{table}\nThis machine carries {carried:0} turns a second, the simulators beside it included.\n{flight}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> StepsAsync(Stage stage, Contender agency, LoadOptions options, Table table, TextWriter progress, CancellationToken cancellationToken)
    {
        var (rate, carried) = ((double)Math.Min(options.Rate, 20), 0.0);
        var seconds = Math.Min(options.Seconds, 6);
        for (var step = 0; step < MostSteps; step++, rate = Math.Round(rate * Growth))
        {
            await progress.WriteLineAsync($"{rate} turns a second");
            var figures = await Scenarios.OpenAsync(stage, agency, rate, seconds, cancellationToken);
            var holds = figures.Faults.Count == 0 && figures.Acknowledged.Milliseconds(99) <= MostAcknowledgement && figures.Added.Milliseconds(99) <= MostAdded;
            table.Add(rate.ToString(CultureInfo.InvariantCulture), Cell.Of(figures.Acknowledged.Milliseconds(99), 1), Cell.Of(figures.Added.Milliseconds(50), 1), Cell.Of(figures.Added.Milliseconds(99), 1), Cell.Of(figures.CpuSeconds / figures.Took.TotalSeconds, 2), Cell.Of(figures.Generator, 2), holds ? "yes" : "no");
            if (!holds) break;
            carried = rate;
            if (options.Runs == 1 && step == 1) break;
        }

        return carried;
    }

    /// <summary>How much memory an answer takes while it is in flight.</summary>
    private static async Task<string> HoldAsync(Stage stage, Contender agency, LoadOptions options, CancellationToken cancellationToken)
    {
        stage.Forget();
        var answers = HeldAnswers.Begin(stage);
        var before = agency.Usage.Resident;
        var turns = Turns.Of(stage, agency, options.Burst);
        var meter = await Meter.BeginAsync(agency, cancellationToken);
        await ClosedLoop.RunAsync(options.Senders, options.Burst, due => turns.AskAsync(due, cancellationToken));
        var held = await answers.WaitAsync(options.Burst, s_begunWithin, cancellationToken);
        var during = agency.Usage.Resident;
        answers.Release();
        await turns.AnsweredAsync(cancellationToken);
        var figures = await turns.JudgeAsync(await meter.EndAsync(options.Burst, cancellationToken), cancellationToken);
        var each = Math.Max(0, during - before) / (double)Math.Max(1, held) / 1024;
        return $"{held} answers in flight at once: {Cell.Mebibytes(during)} MiB resident, {Cell.Of(each)} KiB for each more; "
            + (figures.Faults.Count == 0 ? "each was answered once and whole." : $"{figures.Faults.Count} of them went wrong: {figures.Faults[0]}");
    }
}
