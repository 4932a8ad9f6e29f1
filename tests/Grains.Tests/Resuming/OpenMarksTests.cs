using ChatAgency.Grains.Resuming;
using ChatAgency.Grains.Tests.Conversations;
using Xunit;

namespace ChatAgency.Grains.Tests.Resuming;

/// <summary>The marks by which a restarted cluster finds its work.</summary>
public sealed class OpenMarksTests(World world) : IClassFixture<World>
{
    private static int _lastShard = OpenMark.Shards;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Marks_set_at_once_share_their_writes()
    {
        var token = TestContext.Current.CancellationToken;
        var name = Guid.NewGuid().ToString("N");
        var marks = NewShard();
        var hold = world.Storage.Hold("marks", name);
        var sets = new List<Task<long>> { marks.Set($"web/t1/{name}:0", token) };
        await hold.Reached.WaitAsync(token);
        sets.AddRange(Enumerable.Range(1, 199).Select(n => marks.Set($"web/t1/{name}:{n}", token)));
        // Answered after them: all have come.
        await marks.Clear("web/t1/nobody:0", 0, token);
        Assert.DoesNotContain(sets, static set => set.IsCompleted);
        hold.Release();

        Assert.Equal(200, (await Task.WhenAll(sets)).Distinct().Count());
        var writes = world.Storage.Writes.Count(call => call.State == "marks" && call.Body.Contains(name, StringComparison.Ordinal));
        Assert.InRange(writes, 2, 4);
        Assert.All(Enumerable.Range(0, 200), n => Assert.True(Stands($"{name}:{n}\"")));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_mark_is_cleared_only_by_who_set_it_last()
    {
        var token = TestContext.Current.CancellationToken;
        var name = $"web/t1/{Guid.NewGuid():N}:1";
        var marks = NewShard();
        var first = await marks.Set(name, token);
        var second = await marks.Set(name, token);
        Assert.True(second > first);

        await marks.Clear(name, first, token);
        await marks.Set("web/t1/other:1", token);
        Assert.True(Stands(name));

        await marks.Clear(name, second, token);
        await marks.Set("web/t1/other:2", token);
        Assert.False(Stands(name));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_clearing_is_written_by_itself_after_a_while()
    {
        var token = TestContext.Current.CancellationToken;
        var name = $"web/t1/{Guid.NewGuid():N}:1";
        var marks = NewShard();
        var generation = await marks.Set(name, token);
        var written = world.Storage.Add(new StorageFault(call => call is { Kind: "write", State: "marks" } && call.Key.EndsWith($"/{marks.GetPrimaryKeyLong():X}", StringComparison.Ordinal)));
        await marks.Clear(name, generation, token);
        Assert.True(Stands(name));

        await written.Reached.WaitAsync(token);
        await marks.Set("web/t1/other:1", token);
        Assert.False(Stands(name));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_write_that_fails_is_told_and_the_next_call_works()
    {
        var token = TestContext.Current.CancellationToken;
        var name = $"web/t1/{Guid.NewGuid():N}:1";
        var marks = NewShard();
        world.Storage.Fail("marks", name);
        await Assert.ThrowsAnyAsync<Exception>(() => marks.Set(name, token));

        await marks.Set(name, token);
        Assert.True(Stands(name));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_mark_without_work_is_cleared_by_waking_it()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await new OpenMark(world.Cluster.Client, id).SetAsync(token);
        Assert.True(Stands(id.Thread));
        await WakeAsync();

        await WriteAllAsync();
        Assert.False(Stands(id.Thread));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_mark_that_cannot_be_followed_hinders_no_other()
    {
        var token = TestContext.Current.CancellationToken;
        var marks = NewShard();
        var nowhere = World.NewId("nowhere").ToString();
        var empty = World.NewId();
        await marks.Set(nowhere, token);
        await marks.Set(empty.ToString(), token);
        await marks.Wake(token);

        Assert.True(Stands(nowhere));
        Assert.True(world.Cluster.TryGetGrainContext(world.Grain(empty).GetGrainId(), out _));
    }

    [Fact(Timeout = 90_000)]
    public async Task A_cluster_that_starts_again_takes_up_what_was_open_without_being_called()
    {
        var token = TestContext.Current.CancellationToken;
        await using var restarted = new World(1);
        await restarted.InitializeAsync();
        var ids = Enumerable.Range(0, 5).Select(static _ => World.NewId()).ToList();
        foreach (var id in ids) await restarted.Grain(id).Accept(restarted.Message(id, "wait"), token);
        foreach (var id in ids) await restarted.Agency.NextAsync(id, token);
        await restarted.Cluster.DisposeAsync();
        await restarted.InitializeAsync();

        foreach (var id in ids) (await restarted.Agency.NextAsync(id, token)).Finish("whole");
        foreach (var id in ids) Assert.Equal("whole", (await restarted.Grain(id).UntilEndedAsync(1, token)).Turns[0].Text);
    }

    private bool Stands(string name) => world.Storage.Bodies("marks", name).Any(body => body.Contains(name, StringComparison.Ordinal));

    /// <summary>A shard of this test alone, beyond those that conversations use.</summary>
    private IOpenMarksGrain NewShard() => world.Cluster.Client.GetGrain<IOpenMarksGrain>(Interlocked.Increment(ref _lastShard));

    private Task WakeAsync() =>
        Task.WhenAll(Enumerable.Range(0, OpenMark.Shards).Select(shard => world.Cluster.Client.GetGrain<IOpenMarksGrain>(shard).Wake(Token)));

    private Task<long[]> WriteAllAsync() =>
        Task.WhenAll(Enumerable.Range(0, OpenMark.Shards).Select(shard => world.Cluster.Client.GetGrain<IOpenMarksGrain>(shard).Set("web/t1/probe:1", Token)));
}
