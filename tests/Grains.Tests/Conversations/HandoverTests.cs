using System.Diagnostics;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using Orleans.TestingHost;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>An open turn passes from one activation to the next, in good order or by death.</summary>
public sealed class HandoverTests
{
    [Fact(Timeout = 60_000)]
    public async Task The_next_activation_finishes_what_the_one_before_had_begun()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync();
        var id = World.NewId("talk");
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var first = await world.Agency.NextAsync(id, token);
        first.Say("half");
        await world.Grain(id).UntilAsync(static view => view.Turns[0].Text == "half", token);
        await world.Cluster.DeactivateAsync(world.Grain(id));
        Assert.True(first.Stopped.IsCompleted);

        Assert.Equal(TurnState.Answering, (await world.Grain(id).Read(token))!.Turns[0].State);
        (await world.Agency.NextAsync(id, token)).Finish("whole");
        var view = await world.Grain(id).UntilEndedAsync(1, token);

        Assert.Equal((TurnState.Completed, "whole"), (view.Turns[0].State, view.Turns[0].Text));
        Assert.Equal("whole", Assert.Single(world.Talk.In(id)).Text);
        Assert.Equal(2, world.Agency.Of(id).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_post_whose_answer_died_with_its_activation_is_found_and_not_made_again()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync();
        var id = World.NewId("talk");
        var posted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Talk.AfterPost = () =>
        {
            posted.TrySetResult();
            return new TaskCompletionSource().Task;
        };
        await world.Grain(id).Accept(world.Message(id, "hello"), token);
        await posted.Task.WaitAsync(token);
        await world.Cluster.DeactivateAsync(world.Grain(id));

        await world.Grain(id).UntilEndedAsync(1, token);
        Assert.Equal("Answer to hello", Assert.Single(world.Talk.In(id)).Text);
    }

    [Fact(Timeout = 60_000)]
    public async Task Collection_leaves_an_activation_with_an_open_turn_alone()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync();
        var id = World.NewId();
        var idle = World.NewId();
        Assert.Null(await world.Grain(id).Read(token));
        await world.Grain(idle).Read(token);
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var asking = await world.Agency.NextAsync(id, token);
        var collected = world.Cluster.WaitForDeactivationAsync(world.Grain(idle).GetGrainId());
        await world.Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, token);
        await collected.WaitAsync(token);

        Assert.False(asking.Stopped.IsCompleted);
        asking.Finish("still here");
        await world.Grain(id).UntilEndedAsync(1, token);
        Assert.Single(world.Agency.Of(id));
    }

    [Fact(Timeout = 90_000)]
    public async Task A_silo_that_dies_leaves_its_turns_to_the_other_within_seconds()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync(2);
        var id = World.NewId("talk");
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var first = await world.Agency.NextAsync(id, token);
        first.Say("half");
        await world.Grain(id).UntilAsync(static view => view.Turns[0].Text == "half", token);
        var clock = Stopwatch.StartNew();
        await world.Cluster.KillSiloAsync(HostOf(world, id), token);

        // Nobody calls: the other silo sees the death and takes the turn up by its mark.
        var second = await world.Agency.NextAsync(id, token);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"Taken up after {clock.Elapsed}.");
        second.Finish("whole");
        // What the dead one still says reaches nobody.
        first.Finish("a ghost's words");
        var view = await world.Grain(id).UntilEndedAsync(1, token);

        Assert.Equal((TurnState.Completed, "whole"), (view.Turns[0].State, view.Turns[0].Text));
        Assert.Equal("whole", Assert.Single(world.Talk.In(id)).Text);
        Assert.Equal(2, world.Agency.Of(id).Length);
    }

    [Fact(Timeout = 90_000)]
    public async Task A_silo_stops_at_once_though_it_is_watched_and_answers_and_the_other_goes_on()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync(2);
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        await world.Agency.NextAsync(id, token);
        await using var changes = world.Grain(id).Watch(null, token).GetAsyncEnumerator(token);
        Assert.True(await changes.MoveNextAsync());
        var watching = changes.MoveNextAsync().AsTask();
        var clock = Stopwatch.StartNew();
        await world.Cluster.StopSiloAsync(HostOf(world, id), token);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"Stopping took {clock.Elapsed}.");

        (await world.Agency.NextAsync(id, token)).Finish("whole");
        Assert.Equal("whole", (await world.Grain(id).UntilEndedAsync(1, token)).Turns[0].Text);
        Assert.Equal(2, world.Agency.Of(id).Length);
        await Task.WhenAny(watching);
    }

    internal static InProcessSiloHandle HostOf(World world, ConversationId id) =>
        world.Cluster.Silos.Single(silo => silo.SiloAddress.Equals(Placed(world, id)));

    private static SiloAddress Placed(World world, ConversationId id) =>
        world.Cluster.TryGetGrainContext(world.Grain(id).GetGrainId(), out var context)
            ? context!.Address.SiloAddress!
            : throw new InvalidOperationException("The conversation has no activation.");
}
