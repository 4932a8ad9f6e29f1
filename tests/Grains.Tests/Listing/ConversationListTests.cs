using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Grains.Tests.Conversations;
using Xunit;

namespace ChatAgency.Grains.Tests.Listing;

/// <summary>The list of a person's conversations.</summary>
public sealed class ConversationListTests(World world) : IClassFixture<World>
{
    private readonly string _key = $"web/t1/{Guid.NewGuid():N}";

    private IConversationListGrain Mine => world.Cluster.Client.GetGrain<IConversationListGrain>(_key);

    private int Writes => world.Storage.Writes.Count(call => call.State == "list" && call.Key.Contains(_key, StringComparison.Ordinal));

    [Fact(Timeout = 60_000)]
    public async Task The_latest_stands_first_under_the_title_it_began_with()
    {
        var token = TestContext.Current.CancellationToken;
        await Mine.Touch("a", "Alpha", token);
        await Mine.Touch("b", "Beta", token);
        await Mine.Touch("a", "Another title", token);

        Assert.Equal([("a", "Alpha"), ("b", "Beta")], (await Mine.List(token)).Select(static line => (line.Id, line.Title)));
        await world.Cluster.DeactivateAsync(Mine);
        Assert.Equal(["a", "b"], (await Mine.List(token)).Select(static line => line.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_nothing_changes_nothing_is_written()
    {
        var token = TestContext.Current.CancellationToken;
        await Mine.Touch("a", "Alpha", token);
        await Mine.Touch("a", "Alpha", token);
        await Mine.Remove("unknown", token);

        Assert.Equal(1, Writes);
    }

    [Fact(Timeout = 60_000)]
    public async Task Five_hundred_are_kept_and_the_oldest_leaves()
    {
        var token = TestContext.Current.CancellationToken;
        for (var n = 1; n <= 501; n++) await Mine.Touch($"c{n}", "title", token);

        var all = await Mine.List(token);
        Assert.Equal(500, all.Count);
        Assert.Equal(("c501", "c2"), (all[0].Id, all[^1].Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_removed_is_gone_for_good()
    {
        var token = TestContext.Current.CancellationToken;
        await Mine.Touch("a", "Alpha", token);
        await Mine.Touch("b", "Beta", token);
        await Mine.Remove("a", token);
        await world.Cluster.DeactivateAsync(Mine);

        Assert.Equal(["b"], (await Mine.List(token)).Select(static line => line.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_write_that_fails_leaves_no_line_behind()
    {
        var token = TestContext.Current.CancellationToken;
        await Mine.Touch("a", "Alpha", token);
        world.Storage.Fail("list", _key);
        await Assert.ThrowsAnyAsync<Exception>(() => Mine.Touch("b", "Beta", token));

        Assert.Equal(["a"], (await Mine.List(token)).Select(static line => line.Id));
        await Mine.Touch("b", "Beta", token);
        Assert.Equal(["b", "a"], (await Mine.List(token)).Select(static line => line.Id));
    }
}
