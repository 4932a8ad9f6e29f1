using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>
/// Requests that know the form of what they break, at every public door: a hundred thousand, more by CHATAGENCY_TEST_FULL (a million) or
/// CHATAGENCY_MUTATIONS; CHATAGENCY_MUTATION_SEED draws others than the usual ones.
/// </summary>
[Collection(nameof(Alone))]
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Lines = 4;
    private const long MostGrowth = 24 * 1024 * 1024;
    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("CHATAGENCY_TEST_FULL") == "1";
    private static readonly int s_count = Number("CHATAGENCY_MUTATIONS") ?? (s_isFull ? 1_000_000 : 100_000);
    private static readonly int s_seed = Number("CHATAGENCY_MUTATION_SEED") ?? 957494104;

    [Fact]
    public async Task No_mutated_request_breaks_a_door_gets_in_or_stays_in_memory()
    {
        output.WriteLine($"seed {s_seed}, {s_count} requests");
        await using var host = await MutationHost.StartAsync();
        var judge = new Judge(host.Planted);
        // What is made once for all is made first.
        await FireAsync(host, judge, s_count / 10, 0);
        var before = await host.HeapAsync();
        var begun = Stopwatch.GetTimestamp();
        await FireAsync(host, judge, s_count, Lines);
        var took = Stopwatch.GetElapsedTime(begun);
        var after = await host.HeapAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0} s, heap {before >> 10} KiB before and {after >> 10} KiB after; {judge.Tally()}"));
        Assert.True(judge.Faults.IsEmpty, $"seed {s_seed}\n{string.Join("\n\n", judge.Faults)}");
        Assert.True(host.Log.Faults.IsEmpty, $"seed {s_seed}\n{string.Join("\n", host.Log.Faults)}");
        Assert.InRange(after - before, long.MinValue, MostGrowth);
        judge.AssertAllWasReached();
    }

    private static async Task FireAsync(MutationHost host, Judge judge, int count, int first)
    {
        await Task.WhenAll(Enumerable.Range(first, Lines).Select(number => Task.Run(async () =>
        {
            var gun = new Gun(Seeds.All, new Signing(host.SigningSecret), MutationHost.Key, new Dice(s_seed + number));
            using var line = new Line(host.Public);
            for (var i = 0; i < count / Lines && judge.Faults.Count < 40; i++)
            {
                var shot = gun.Next();
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
                limit.CancelAfter(TimeSpan.FromSeconds(30));
                Reply? reply;
                try
                {
                    reply = await line.SendAsync(shot, limit.Token);
                }
                catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
                {
                    judge.Faults.Enqueue($"no answer within 30 s:\n{Encoding.Latin1.GetString(shot.Bytes)}");
                    return;
                }

                judge.Hear(shot, reply);
            }
        })));
    }

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
