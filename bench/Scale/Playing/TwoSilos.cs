using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;
using ChatAgency.Running.Processes;
using ChatAgency.Running.Sending;
using ChatAgency.Running.Targets;
using ChatAgency.Scale.Starting;
using ChatAgency.Simulators.Stores;

namespace ChatAgency.Scale.Playing;

/// <summary>What it costs that conversations lie on several silos: a cluster of one and a cluster of two, each with a gateway and a Redis of its own, measured in turn.</summary>
internal static class TwoSilos
{
    private const int Seconds = 8;

    public static async Task<Shown> PlayAsync(ScaleOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatagency-silos-").FullName;
        try
        {
            await using var firstStore = await RedisServer.StartAsync();
            await using var secondStore = await RedisServer.StartAsync();
            await using var stage = await Stage.StartAsync();
            stage.Talk = new Talk(TimeSpan.FromMilliseconds(200), 20, TimeSpan.FromMilliseconds(10));
            await using var one = await StartAsync("one silo and a gateway", 1, firstStore, stage, folder, cancellationToken);
            await using var two = await StartAsync("two silos and a gateway", 2, secondStore, stage, folder, cancellationToken);
            foreach (var cluster in new[] { one, two })
            {
                await progress.WriteLineAsync($"warming up {cluster.Name}");
                await Rounds.WarmAsync(stage, cluster, options.Warmup, cancellationToken);
            }

            return await PlayAsync(stage, one, two, options, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Shown> PlayAsync(Stage stage, Contender one, Contender two, ScaleOptions options, CancellationToken cancellationToken)
    {
        var rounds = new Rounds(one.Name, two.Name);
        for (var round = 0; round < options.Runs; round++) rounds.Add(await OpenAsync(stage, one, options, cancellationToken), await OpenAsync(stage, two, options, cancellationToken));
        var table = Rounds.Head();
        rounds.Write(table);
        return new Shown(table, rounds.Faults);
    }

    private static async Task<Figures> OpenAsync(Stage stage, Contender cluster, ScaleOptions options, CancellationToken cancellationToken)
    {
        stage.EchoTo(cluster.Address);
        var turns = Turns.Of(stage, cluster, options.Runs == 1 ? options.Rate : options.Rate * Seconds);
        var meter = await Meter.BeginAsync(cluster, cancellationToken);
        await OpenLoop.RunAsync(options.Rate, turns.Count, due => turns.AskAsync(due, cancellationToken), cancellationToken);
        await turns.AnsweredAsync(cancellationToken);
        return await turns.JudgeAsync(await meter.EndAsync(turns.Count, cancellationToken), cancellationToken);
    }

    private static async Task<Contender> StartAsync(string name, int silos, RedisServer store, Stage stage, string root, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, $"{silos}")).FullName;
        var targets = new List<Target>();
        try
        {
            foreach (var spec in ClusterCast.Of(stage.Outside(folder), $"127.0.0.1:{store.Port}", silos, 1, Single.Settings)) targets.Add(await Target.StartAsync(spec, folder, cancellationToken));
            return new Contender(name, targets, stage.DoorTo(targets[^1].Spec.Door));
        }
        catch
        {
            foreach (var target in targets) await target.DisposeAsync();
            throw;
        }
    }
}
