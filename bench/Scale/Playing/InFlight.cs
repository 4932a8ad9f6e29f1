using System.Diagnostics;
using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;
using ChatAgency.Running.Reporting;
using ChatAgency.Running.Sending;
using ChatAgency.Scale.Measuring;
using ChatAgency.Scale.Starting;

namespace ChatAgency.Scale.Playing;

/// <summary>The model has begun each answer and then says nothing more until all have begun.</summary>
internal static class InFlight
{
    private const int Senders = 64;
    private static readonly TimeSpan s_begunWithin = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan s_settles = TimeSpan.FromSeconds(3);

    // Five minutes without a message, and the next sweep of the collector.
    private static readonly TimeSpan s_collected = TimeSpan.FromMinutes(9);

    public static async Task<Shown> PlayAsync(ScaleOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatagency-flight-").FullName;
        try
        {
            await using var stage = await Stage.StartAsync();
            await using var agency = await Single.StartAsync("agency", stage, folder, cancellationToken);
            await Rounds.WarmAsync(stage, agency, Math.Min(options.Warmup, 500), cancellationToken);
            return await PlayAsync(stage, agency, options, progress, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Shown> PlayAsync(Stage stage, Contender agency, ScaleOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var table = new Table("", "resident MiB", "held MiB", "CPU s", "after s");
        var watch = Stopwatch.StartNew();
        var answers = HeldAnswers.Begin(stage);
        await AddHeldAsync("before");
        var turns = Turns.Of(stage, agency, options.Flight);
        watch.Restart();
        await ClosedLoop.RunAsync(Senders, options.Flight, due => turns.AskAsync(due, cancellationToken));
        Add("all acknowledged");
        await answers.WaitAsync(options.Flight, s_begunWithin, cancellationToken);
        // The first words are still being shown, and it is not to be missed if more begin than were asked for.
        await Task.Delay(s_settles, cancellationToken);
        var held = answers.Count;
        Add($"{held} answers in flight");
        var meter = await Meter.BeginAsync(agency, cancellationToken);
        answers.Release();
        await turns.AnsweredAsync(cancellationToken);
        var figures = await turns.JudgeAsync(await meter.EndAsync(options.Flight, cancellationToken), cancellationToken);
        await AddHeldAsync("all answered");
        if (options.Idle)
        {
            await progress.WriteLineAsync("waiting until idle conversations are collected");
            await Task.Delay(s_collected, cancellationToken);
            await AddHeldAsync("idle, conversations collected");
        }

        return new Shown(table, [.. figures.Faults, .. answers.Doubled, .. held == options.Flight ? (ReadOnlySpan<string>)[] : [$"{held} answers in flight, not {options.Flight}"]]);

        void Add(string what, double? held = null)
        {
            var usage = agency.Usage;
            table.Add(what, Cell.Mebibytes(usage.Resident), Cell.Mebibytes(held), Cell.Of(usage.CpuSeconds, 1), Cell.Of(watch.Elapsed.TotalSeconds, 1));
        }

        // Only where nothing is under way: having it collect its garbage would flatter what comes after.
        async Task AddHeldAsync(string what)
        {
            var target = agency.Targets.Single();
            Add(what, await Heap.AfterCollectionAsync(target.Id, target.Spec.Admin!, cancellationToken));
        }
    }
}
