using System.Diagnostics;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Finding;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Grains.Tests.Conversations;
using Xunit;

namespace ChatAgency.Grains.Tests.Finding;

/// <summary>With 100,000 conversations of ninety days behind it anything is found within a second, also by a silo that has none of it in memory.</summary>
public sealed class ScaleTests
{
    private const int All = 100_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private const int Looks = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 300_000)]
    public async Task Anything_is_found_within_a_second()
    {
        await using var world = await World.StartAsync();
        await world.Cluster.Client.KeepAsync(Enumerable.Range(0, All).Select(static number => Entries.Of(number, All)), TestContext.Current.CancellationToken);
        var rare = Entries.Of(12_007, All) with { Author = "URARE", Message = "1950000000.000001", Turn = 2, Agent = "Poet", Authors = null, ErrorId = "E-RARERARE", IsParked = true, State = TurnState.Undeliverable, Downs = 1 };
        await world.Cluster.Client.KeepAsync([rare], Token);

        // A cluster that has just begun, over the same store.
        await using var cold = await World.BesideAsync(world);
        var (finder, oldest) = (cold.Cluster.Client.Finder(), Entries.Of(3, All));
        Assert.Equal(rare.Conversation, (await WithinAsync("an error id", () => finder.FindError(rare.ErrorId!, Token)))!.Conversation);
        Assert.Single(await WithinAsync("a ts of long ago", () => finder.FindStamp(oldest.Message!, null, Token)));
        Assert.Equal(50, (await WithinAsync("the newest", () => finder.Search(new RegisterSearch(), Token))).Entries.Count);
        foreach (var (what, search) in new (string, RegisterSearch)[]
        {
            ("a person who asked once", new() { Person = "URARE" }),
            ("an agent that answered once", new() { Agent = "poet" }),
            ("what is parked", new() { Aside = true }),
            ("a conversation", new() { Conversation = rare.Conversation }),
        })
        {
            var found = await WithinAsync(what, () => finder.Search(search, Token));
            Assert.Contains(rare.Place, found.Entries.Select(static entry => entry.Place));
        }

        Assert.Empty((await WithinAsync("nothing at all", () => finder.Search(new RegisterSearch { Person = "UNOBODY" }, Token))).Entries);
        Assert.Equal(50, (await WithinAsync("failures", () => finder.Search(new RegisterSearch { Failed = true }, Token))).Entries.Count);
        var before = new RegisterPlace(Entries.Last.AddDays(-60), "", 0);
        Assert.Equal(50, (await WithinAsync("a page far behind", () => finder.Search(new RegisterSearch { Before = before, Channel = "C1" }, Token))).Entries.Count);
        var last = RegisterEntries.DayOf(Entries.Of(All - 1, All));
        Assert.NotEmpty(await WithinAsync("thirty days of feedback", () => finder.Rated(last.AddDays(-30), last, Token)));
    }

    private static async Task<T> WithinAsync<T>(string what, Func<Task<T>> look)
    {
        // The quickest of a few: what else the machine does meanwhile is not the finder's.
        for (var looks = 1; ; looks++)
        {
            var since = Stopwatch.GetTimestamp();
            var found = await look();
            var took = Stopwatch.GetElapsedTime(since);
            TestContext.Current.SendDiagnosticMessage("{0}: {1:F0} ms", what, took.TotalMilliseconds);
            if (took < Second) return found;
            Assert.True(looks < Looks, $"{what} took {took.TotalMilliseconds:F0} ms");
        }
    }
}
