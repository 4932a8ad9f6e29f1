using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Grains.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Auditing;

/// <summary>What is added stands in its chain without a gap, is found by time, and shows whatever was done to it in the store. Each test has chains of its own.</summary>
public sealed class ChainTests(World world) : IClassFixture<World>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IGrainFactory Grains => world.Cluster.Client;

    [Fact]
    public async Task Two_hundred_records_fit_over_all_pages_and_the_same_event_twice_is_one()
    {
        await AddAsync(0, 0, 200);
        await Grains.GetGrain<IAuditGrain>(0).Add([(await Grains.ChainAsync(0, Token))[^1].Event], Token);

        var chain = await Grains.ChainAsync(0, Token);
        Assert.Equal(Enumerable.Range(0, 200).Select(static n => $"{n}"), chain.Select(static record => record.Detail("number")));
        Assert.Null(chain.FirstFault(0));
        Assert.Equal(3, world.Storage.Bodies("audit-page", "audit-page/0-").Length);
    }

    [Theory]
    [InlineData(1, "\"U1\"", "\"U2\"", "1: it is not what was hashed")]
    [InlineData(2, "\"Outcome\":\"Done\"", "\"Outcome\":\"Failed\"", "1: it is not what was hashed")]
    [InlineData(3, "\"Sequence\":1,", "\"Sequence\":7,", "7: record 1 should stand in its place")]
    public async Task A_record_that_was_changed_in_the_store_is_named(int number, string before, string after, string why)
    {
        await AddAsync(number, 0, 3);
        world.Storage.WriteBehind("audit", $"audit/{number}", body => ReplaceLast(body[..body.IndexOf("\"Sequence\":2", StringComparison.Ordinal)], before, after) + body[body.IndexOf("\"Sequence\":2", StringComparison.Ordinal)..]);

        Assert.Equal(why, (await Grains.ChainAsync(number, Token)).FirstFault(number));
    }

    [Fact]
    public async Task A_full_page_that_is_gone_is_named_by_the_record_behind_it()
    {
        await AddAsync(4, 0, 150);
        world.Storage.Lose("audit-page", "audit-page/4-1");

        Assert.Equal("128: record 64 should stand in its place", (await Grains.ChainAsync(4, Token)).FirstFault(4));
    }

    [Fact]
    public async Task A_chain_whose_end_was_cut_off_goes_on_and_shows_it()
    {
        await AddAsync(5, 0, 70);
        world.Storage.Lose("audit", "audit/5");
        // The activation that knew the end does not write over the loss.
        await Assert.ThrowsAnyAsync<Exception>(() => AddAsync(5, 70, 1));

        await AddAsync(5, 71, 1);
        Assert.Equal("128: record 64 should stand in its place", (await Grains.ChainAsync(5, Token)).FirstFault(5));
    }

    [Fact]
    public async Task A_store_that_fails_between_two_pages_leaves_no_gap_and_loses_nothing()
    {
        await AddAsync(6, 0, 60);
        world.Storage.Fail("audit-page", "audit-page/6-0");
        var rest = Enumerable.Range(60, 10).Select(static n => Chains.Event(n)).ToArray();

        await Assert.ThrowsAnyAsync<Exception>(() => Grains.GetGrain<IAuditGrain>(6).Add(rest, Token));
        await Grains.GetGrain<IAuditGrain>(6).Add(rest, Token);

        var chain = await Grains.ChainAsync(6, Token);
        Assert.Null(chain.FirstFault(6));
        Assert.Equal(Enumerable.Range(0, 70).Select(static n => $"{n}"), chain.Select(static record => record.Detail("number")));
    }

    [Fact]
    public async Task Records_are_found_by_time_and_kind_and_from_where_one_stopped()
    {
        await AddAsync(7, 0, 200);
        var all = await Grains.ChainAsync(7, Token);
        var middle = all[130].KeptAt;

        var first = await FindAsync(new AuditSearch(middle, DateTimeOffset.MaxValue, null, null, 40));
        Assert.Equal(all.Where(record => record.KeptAt >= middle).Take(40).Select(static record => record.Sequence), first.Records.Select(static record => record.Sequence));
        var rest = await FindAsync(new AuditSearch(middle, DateTimeOffset.MaxValue, AuditKind.ToolCalled, first.Reached, 500));
        Assert.Equal(first.Records[^1].Sequence + 1, rest.Records[0].Sequence);
        Assert.Equal(199, rest.Records[^1].Sequence);
        Assert.Null(rest.Reached);
        Assert.Empty((await FindAsync(new AuditSearch(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, AuditKind.ConversationErased, null, 500))).Records);
        Assert.Empty((await FindAsync(new AuditSearch(DateTimeOffset.MinValue, all[0].KeptAt, null, null, 500))).Records);
    }

    [Fact]
    public async Task Records_are_found_back_in_time_too()
    {
        await AddAsync(8, 0, 200);
        var all = await Grains.ChainAsync(8, Token);
        AuditSearch search = new(all[20].KeptAt, all[150].KeptAt, null, null, 40, NewestFirst: true);
        long[] expected = [.. all.Where(record => record.KeptAt >= search.From && record.KeptAt < search.To).Select(static record => record.Sequence).Reverse()];

        var seen = new List<long>();
        for (AuditFound? found = null; found is null || found.Reached is not null; search = search with { After = found.Reached })
        {
            found = await FindAsync(search, 8);
            seen.AddRange(found.Records.Select(static record => record.Sequence));
        }

        Assert.Equal(expected, seen);
        var newest = await FindAsync(new AuditSearch(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, null, 3, NewestFirst: true), 8);
        Assert.Equal([199, 198, 197], newest.Records.Select(static record => record.Sequence));
        Assert.Empty((await FindAsync(new AuditSearch(DateTimeOffset.MinValue, all[0].KeptAt, null, null, 3, NewestFirst: true), 8)).Records);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_trail_tries_until_the_store_takes_it()
    {
        var token = TestContext.Current.CancellationToken;
        world.Storage.Fail("audit", "twice-tried");
        world.Cluster.Silos[0].ServiceProvider.GetRequiredService<AuditTrail>().Add(Chains.Event(1, "twice-tried") with { Workspace = "slack/TTRIED" });

        AuditRecord[] kept;
        do kept = await Grains.OfAsync(AuditKind.ToolCalled, "twice-tried", token);
        while (kept.Length == 0);
        Assert.Single(kept);
        Assert.Equal(2, world.Storage.Writes.Count(static call => call.State == "audit" && call.Body.Contains("twice-tried", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_sentence_is_no_word() => Assert.Equal(("tell_me_all", 128), (AuditEvent.Word("tell me\nall"), AuditEvent.Word(new string('x', 999)).Length));

    private static string ReplaceLast(string text, string before, string after)
    {
        var at = text.LastIndexOf(before, StringComparison.Ordinal);
        return text[..at] + after + text[(at + before.Length)..];
    }

    private Task<AuditFound> FindAsync(AuditSearch search, int chain = 7) => Grains.GetGrain<IAuditGrain>(chain).Find(search, Token);

    private async Task AddAsync(int chain, int from, int count)
    {
        foreach (var events in Enumerable.Range(from, count).Select(static n => Chains.Event(n)).Chunk(50)) await Grains.GetGrain<IAuditGrain>(chain).Add(events, Token);
    }
}
