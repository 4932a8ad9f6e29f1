using ChatAgency.Chaos.Checking;
using ChatAgency.Chaos.Playing;
using ChatAgency.Chaos.Starting;
using Xunit;

namespace ChatAgency.Chaos.Tests.Playing;

/// <summary>Short runs of the real thing, each from a fixed seed; the long one is run by hand.</summary>
public sealed class RunTests
{
    [Fact(Timeout = 240_000)]
    public Task One_process_keeps_its_promises() => KeepsAsync(new ChaosOptions { Seed = 11, Questions = 80, Kills = 3, Rate = 3, Settle = 60 }, kills: 2, TestContext.Current.CancellationToken);

    [Fact(Timeout = 300_000)]
    public Task A_cluster_keeps_its_promises() => KeepsAsync(new ChaosOptions { Mode = "cluster", Seed = 12, Questions = 50, Kills = 3, Rate = 2, Settle = 60 }, kills: 2, TestContext.Current.CancellationToken);

    private static async Task KeepsAsync(ChaosOptions options, int kills, CancellationToken cancellationToken)
    {
        var history = Path.Combine(Path.GetTempPath(), $"chatagency-chaos-{Guid.NewGuid():N}.jsonl");
        try
        {
            await Performance.RunAsync(options with { History = history }, TextWriter.Null, cancellationToken);
            var verdict = Judge.Of(Story.Read(history));

            Assert.True(verdict.Holds, Report.Of(verdict));
            Assert.True(verdict.Count(Outcome.Answered) >= options.Questions / 4, Report.Of(verdict));
            Assert.True(verdict.Story.Of(Chaos.Recording.Facts.Kill).Count() >= kills, Report.Of(verdict));
        }
        finally
        {
            File.Delete(history);
        }
    }
}
