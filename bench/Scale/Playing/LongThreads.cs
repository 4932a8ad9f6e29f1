using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;
using ChatAgency.Running.Sending;
using ChatAgency.Scale.Starting;

namespace ChatAgency.Scale.Playing;

/// <summary>
/// Old threads beside young ones: the tenth turns of some are measured in turn with the thousandth and the last of
/// others, in the same process and at the same time, so that nothing but their age differs.
/// </summary>
internal static class LongThreads
{
    private const int Tenth = 10;
    private const int Thousandth = 1_000;
    private const int TurnsOfARound = 10;

    public static async Task<Shown> PlayAsync(ScaleOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatagency-threads-").FullName;
        try
        {
            await using var stage = await Stage.StartAsync();
            stage.Talk = new Talk(TimeSpan.Zero, 20, TimeSpan.Zero);
            await using var agency = await Single.StartAsync("agency", stage, folder, cancellationToken);
            await Rounds.WarmAsync(stage, agency, options.Warmup, cancellationToken);
            return await PlayAsync(stage, agency, options, progress, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Shown> PlayAsync(Stage stage, Contender agency, ScaleOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var table = Rounds.Head();
        var faults = new List<string>();
        var (old, age) = (Begin(stage, options.Threads), 0);
        foreach (var goal in new[] { Math.Min(Thousandth, options.Length / 2), options.Length })
        {
            var begin = Math.Max(1, goal - (options.Runs * TurnsOfARound));
            await progress.WriteLineAsync($"growing {options.Threads} threads to {begin} turns");
            // Judged once: each look at a thread goes over all of it.
            if (age < begin) faults.AddRange((await TurnAsync(stage, agency, old, begin - age, cancellationToken)).Faults);
            age = begin;
            var rounds = new Rounds($"turns {Tenth} to {Tenth + TurnsOfARound - 1}", $"{TurnsOfARound} turns up to the {goal}th");
            for (var round = 0; round < options.Runs; round++, age += TurnsOfARound)
            {
                var young = Begin(stage, options.Threads);
                await TurnAsync(stage, agency, young, Tenth - 1, cancellationToken);
                rounds.Add(await TurnAsync(stage, agency, young, TurnsOfARound, cancellationToken), await TurnAsync(stage, agency, old, TurnsOfARound, cancellationToken));
            }

            rounds.Write(table);
            faults.AddRange(rounds.Faults);
        }

        return new Shown(table, [.. faults.Distinct()]);
    }

    private static AskedThread[] Begin(Stage stage, int count)
    {
        var channel = stage.NewChannel();
        return [.. Enumerable.Range(0, count).Select(_ => stage.Begin(channel.Id))];
    }

    /// <summary>So many turns in each thread, one after the other; all threads at once.</summary>
    private static async Task<Figures> TurnAsync(Stage stage, Contender agency, AskedThread[] threads, int turns, CancellationToken cancellationToken)
    {
        var meter = await Meter.BeginAsync(agency, cancellationToken);
        Turns? all = null;
        for (var turn = 0; turn < turns; turn++)
        {
            var row = Turns.In(stage, agency, threads);
            await ClosedLoop.RunAsync(threads.Length, row.Count, due => row.AskToTheEndAsync(due, cancellationToken));
            all = row.After(all);
        }

        return await all!.JudgeAsync(await meter.EndAsync(all.Count, cancellationToken), cancellationToken);
    }
}
