using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Tests.Operating;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>What a conversation's door promises, through the grain's interface.</summary>
public sealed class AcceptingTests(World world) : IClassFixture<World>
{
    [Fact(Timeout = 60_000)]
    public async Task An_accepted_message_is_durable_and_nothing_is_asked_before_it_is()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        var hold = world.Storage.Hold("conversation", id.Thread);
        var accept = world.Grain(id).Accept(world.Message(id, "hello"), token);
        await hold.Reached.WaitAsync(token);

        // A call that came later has been answered: the held one waits for its write alone.
        Assert.NotNull(await world.Grain(id).Read(token));
        Assert.False(accept.IsCompleted);
        Assert.Empty(world.Agency.Of(id));
        hold.Release();

        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 1), await accept);
        Assert.Contains("hello", Assert.Single(world.Storage.Bodies("conversation", id.Thread)), StringComparison.Ordinal);
        await world.Grain(id).UntilEndedAsync(1, token);
        Assert.Single(world.Agency.Of(id));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_open_mark_is_durable_before_the_message_is()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        var hold = world.Storage.Hold("marks", id.Thread);
        var accept = world.Grain(id).Accept(world.Message(id, "hello"), token);
        await hold.Reached.WaitAsync(token);
        await world.Grain(id).Read(token);

        Assert.DoesNotContain(world.Storage.Writes, call => call.State == "conversation" && call.Key.Contains(id.Thread, StringComparison.Ordinal));
        hold.Release();

        Assert.Equal(AcceptOutcome.Accepted, (await accept).Outcome);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_second_delivery_is_a_duplicate_and_the_same_identity_with_other_words_a_mismatch()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        var message = world.Message(id, "hello") with { Digest = "a" };
        await world.Grain(id).Accept(message, token);

        Assert.Equal(new AcceptResult(AcceptOutcome.Duplicate, 1), await world.Grain(id).Accept(message, token));
        Assert.Equal(new AcceptResult(AcceptOutcome.Mismatch, 1), await world.Grain(id).Accept(message with { Text = "bye", Digest = "b" }, token));
        Assert.Single((await world.Grain(id).UntilEndedAsync(1, token)).Turns);
        Assert.Single(world.Agency.Of(id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Two_deliveries_at_once_make_one_turn_and_both_wait_for_its_write()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        var hold = world.Storage.Hold("conversation", id.Thread);
        var message = world.Message(id, "hello");
        var both = new[] { world.Grain(id).Accept(message, token), world.Grain(id).Accept(message, token) };
        await hold.Reached.WaitAsync(token);
        await world.Grain(id).Read(token);
        Assert.DoesNotContain(both, static call => call.IsCompleted);
        hold.Release();

        Assert.Equal([AcceptOutcome.Accepted, AcceptOutcome.Duplicate], (await Task.WhenAll(both)).Select(static reply => reply.Outcome).Order());
    }

    [Fact(Timeout = 60_000)]
    public async Task Chatter_costs_no_write()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId("talk");
        var reply = await world.Grain(id).Accept(world.Message(id, "lunch?") with { Addressing = Addressing.Thread }, token);

        Assert.Equal(AcceptOutcome.NotForUs, reply.Outcome);
        Assert.Null(await world.Grain(id).Read(token));
        Assert.DoesNotContain(world.Storage.Writes, call => call.Key.Contains(id.Thread, StringComparison.Ordinal) || call.Body.Contains(id.Thread, StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_full_inbox_says_so_and_keeps_nothing()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var asking = await world.Agency.NextAsync(id, token);
        await Task.WhenAll(Enumerable.Range(0, World.InboxLimit).Select(_ => world.Grain(id).Accept(world.Message(id, "more"), token)));

        var late = world.Message(id, "too much");
        using var meters = new Meters(world.Cluster.Silos[0].ServiceProvider);
        Assert.Equal(AcceptOutcome.Full, (await world.Grain(id).Accept(late, token)).Outcome);
        Assert.Equal(1, meters.Sum("chat_inbox_full"));
        Assert.DoesNotContain("too much", Assert.Single(world.Storage.Bodies("conversation", id.Thread)), StringComparison.Ordinal);

        await world.Grain(id).Cancel(null, late.Author, token);
        await asking.Stopped.WaitAsync(token);
        Assert.Equal(AcceptOutcome.Accepted, (await world.Grain(id).Accept(late, token)).Outcome);
    }

    [Fact(Timeout = 60_000)]
    public async Task Five_messages_are_answered_in_their_order_each_with_what_was_said_before()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait 1"), token);
        var asking = await world.Agency.NextAsync(id, token);
        var later = Enumerable.Range(2, 4).Select(n => world.Message(id, $"question {n}")).ToList();
        // Delivered in any order, taken in that of their writing.
        foreach (var message in later.AsEnumerable().Reverse()) await world.Grain(id).Accept(message, token);
        asking.Finish("one");
        var view = await world.Grain(id).UntilEndedAsync(5, token);

        Assert.All(view.Turns, static turn => Assert.Equal(TurnState.Completed, turn.State));
        var requests = world.Agency.Of(id);
        Assert.Equal(["wait 1", "question 2", "question 3", "question 4", "question 5"], requests.Select(static request => request.Question));
        Assert.Equal([0, 1, 2, 3, 4], requests.Select(static request => request.Earlier.Count));
        Assert.Equal(["one", "Answer to question 2", "Answer to question 3", "Answer to question 4"], requests[^1].Earlier.Select(static earlier => earlier.Answer));
    }

    [Fact(Timeout = 60_000)]
    public async Task No_call_waits_on_a_model()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId("talk");
        var grain = world.Grain(id);
        await grain.Accept(world.Message(id, "wait"), token);
        var asking = await world.Agency.NextAsync(id, token);
        asking.Say("half ");

        var second = await grain.Accept(world.Message(id, "and this?"), token);
        var growing = await grain.UntilAsync(static view => view.Turns[0].Text == "half ", token);
        var post = Assert.Single(world.Talk.In(id));
        await grain.Echo(new Core.Delivery.Echo(post.Mark.Marker, post.Id, post.Mark.Revision), token);
        Assert.Equal([TurnState.Answering, TurnState.Accepted], growing.Turns.Select(static turn => turn.State));
        Assert.True(await grain.Cancel(second.Turn, new("ann"), token));
        Assert.Equal(2, (await grain.ReadAll(token))!.Turns.Count);
        Assert.False(asking.Stopped.IsCompleted);

        asking.Finish("and whole");
        var view = await grain.UntilEndedAsync(2, token);
        Assert.Equal([TurnState.Completed, TurnState.Cancelled], view.Turns.Select(static turn => turn.State));
        Assert.Equal(["half and whole", "_Stopped._"], world.Talk.In(id).OrderBy(static post => post.Id.Value).Select(static post => post.Text));
        Assert.Single(world.Agency.Of(id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Stopping_ends_the_model_call_and_trying_again_asks_once_more()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var asking = await world.Agency.NextAsync(id, token);
        Assert.True(await world.Grain(id).Cancel(1, new("ann"), token));
        await asking.Stopped.WaitAsync(token);
        await world.Grain(id).UntilEndedAsync(1, token);
        Assert.False(await world.Grain(id).Cancel(1, new("ann"), token));
        Assert.False(await world.Grain(id).TryAgain(7, new("ann"), token));

        Assert.True(await world.Grain(id).TryAgain(1, new("ann"), token));
        (await world.Agency.NextAsync(id, token)).Finish("better");
        var view = await world.Grain(id).UntilAsync(static view => view.Turns[0].State == TurnState.Completed, token);
        Assert.Equal("better", view.Turns[0].Text);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_cannot_be_is_refused_in_words()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await Assert.ThrowsAsync<ArgumentException>(() => world.Grain(id).Accept(world.Message(World.NewId(), "astray"), token));

        var nowhere = World.NewId("nowhere");
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => world.Grain(nowhere).Accept(world.Message(nowhere, "hello"), token));
        Assert.Contains("The platform 'nowhere' is not set up on this silo.", fault.ToString(), StringComparison.Ordinal);

        var nonsense = await Assert.ThrowsAnyAsync<Exception>(() => world.Cluster.Client.GetGrain<IConversationGrain>("nonsense").Read(token));
        Assert.Contains("conversation id", nonsense.ToString(), StringComparison.Ordinal);
    }
}
