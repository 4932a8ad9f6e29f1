using System.Diagnostics;
using Xunit;

namespace ChatAgency.Core.Tests.Simulating;

public sealed class SimulatorTests
{
    [Fact]
    public void Every_turn_ends_in_one_visible_outcome()
    {
        var seeds = int.Parse(Environment.GetEnvironmentVariable("SIM_SEEDS") ?? "200");
        var first = int.Parse(Environment.GetEnvironmentVariable("CHATAGENCY_SIM_SEED") ?? "-1");
        if (first >= 0)
        {
            var sim = new Simulation(first, inWords: true);
            try { sim.Run(8); } catch (Exception e) { sim.Violate(e.ToString()); }
            File.WriteAllText("/tmp/sim.txt", sim.History.Words);
            Assert.Null(sim.Violation);
            return;
        }

        var watch = Stopwatch.StartNew();
        var points = new CrashPoints();
        var (turns, all, longest) = (0, 0, TimeSpan.Zero);
        var outcomes = new int[20];
        var bad = new Dictionary<string, List<int>>();
        Parallel.For(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var sim = new Simulation(seed);
            try { sim.Run(8); } catch (Exception e) { sim.Violate(e.ToString()); }
            lock (points)
            {
                points.Add(sim.Points);
                turns += sim.Turns;
                all += sim.AllTurns;
                if (sim.LongestRest > longest) longest = sim.LongestRest;
                for (var i = 0; i < sim.Outcomes.Count; i++) outcomes[i] += sim.Outcomes[i];
                if (sim.Violation is { } v)
                {
                    var key = System.Text.RegularExpressions.Regex.Replace(v, "[0-9]+", "#");
                    key = key[..Math.Min(110, key.Length)];
                    if (!bad.TryGetValue(key, out var list)) bad[key] = list = [];
                    list.Add(seed);
                }
            }
        });
        Console.WriteLine($"{turns} of {all} turns, {all / watch.Elapsed.TotalSeconds:0}/s, longest rest {longest.TotalSeconds}, outcomes {string.Join(' ', outcomes)}");
        Console.WriteLine(points.Table());
        foreach (var (key, list) in bad.OrderByDescending(static b => b.Value.Count)) Console.WriteLine($"{list.Count} x {key}: {string.Join(' ', list.Order().Take(6))}");
        Assert.Empty(bad);
    }
}
