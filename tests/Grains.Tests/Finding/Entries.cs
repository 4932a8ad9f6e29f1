using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Finding;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Tests.Finding;

/// <summary>Entries as a store of that many conversations has them.</summary>
internal static class Entries
{
    public const int Days = 90;
    public static readonly DateTimeOffset Last = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    public static IFinderGrain Finder(this IGrainFactory grains) => grains.GetGrain<IFinderGrain>(IFinderGrain.Key);

    /// <summary>The first turn of a conversation, one of so many that are spread over ninety days.</summary>
    public static RegisterEntry Of(int number, int all, string workspace = "T1")
    {
        var at = Last.AddDays(-Days).AddTicks((long)(TimeSpan.FromDays(Days).Ticks * (number + 1.0) / all));
        var ts = $"{at.ToUnixTimeSeconds()}.{number:D6}";
        var failed = number % 50 == 7;
        return new RegisterEntry
        {
            Conversation = $"slack/{workspace}/C{number % 40}:{ts}",
            Turn = 1,
            Revision = 4,
            State = failed ? TurnState.Failed : TurnState.Completed,
            AcceptedAt = at,
            BegunAt = at.AddSeconds(0.1),
            EndedAt = at.AddSeconds(4),
            Author = $"U{number % 900}",
            Message = ts,
            Posts = [$"{at.ToUnixTimeSeconds() + 1}.{number:D6}"],
            Agent = "Code",
            By = Rung.Local,
            Confidence = 0.9,
            Authors = [new Author(new AgentName("Code"), 3, "0123456789ab", "model-1")],
            ErrorId = failed ? $"E-{number:D8}" : null,
            InputTokens = 900,
            OutputTokens = 100,
            Cost = 0.01m,
            Ups = number % 10 == 0 ? 1 : 0,
            Downs = number % 100 == 5 ? 1 : 0,
        };
    }

    /// <summary>Keeps them as silos do.</summary>
    public static async Task KeepAsync(this IGrainFactory grains, IEnumerable<RegisterEntry> entries, CancellationToken cancellationToken)
    {
        var writer = new RegisterWriter(grains);
        foreach (var part in entries.Chunk(2_000)) await writer.WriteAsync(part, cancellationToken);
    }
}
