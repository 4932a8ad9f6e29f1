using ChatAgency.Chaos.Checking;
using ChatAgency.Chaos.Playing;
using ChatAgency.Chaos.Starting;
using Xunit;

namespace ChatAgency.Chaos.Tests.Playing;

/// <summary>A short run of the real thing, from a fixed seed; the long one is run by hand.</summary>
internal static class Promises
{
    public static async Task AreKeptAsync(ChaosOptions options, int kills, CancellationToken cancellationToken)
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
