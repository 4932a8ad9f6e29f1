using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>What the store does to a conversation: refusals, silence, other writers, pages.</summary>
public sealed class KeepingTests(World world) : IClassFixture<World>
{
    [Fact(Timeout = 60_000)]
    public async Task A_write_that_fails_is_no_acceptance_and_the_next_call_works()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        world.Storage.Fail("conversation", id.Thread);
        var message = world.Message(id, "hello");

        await Assert.ThrowsAnyAsync<Exception>(() => world.Grain(id).Accept(message, token));
        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 1), await world.Grain(id).Accept(message, token));
        await world.Grain(id).UntilEndedAsync(1, token);
        Assert.Single(world.Agency.Of(id));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_write_that_landed_unheard_is_found_by_the_next_call()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        world.Storage.Add(new StorageFault(call => call is { Kind: "write", State: "conversation" } && call.Key.Contains(id.Thread, StringComparison.Ordinal)) { FailsAfter = true });
        var message = world.Message(id, "hello");

        await Assert.ThrowsAnyAsync<Exception>(() => world.Grain(id).Accept(message, token));
        Assert.Equal(new AcceptResult(AcceptOutcome.Duplicate, 1), await world.Grain(id).Accept(message, token));
        await world.Grain(id).UntilEndedAsync(1, token);
        Assert.Single(world.Agency.Of(id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_a_mark_nothing_is_accepted()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        world.Storage.Fail("marks", id.Thread);
        var message = world.Message(id, "hello");

        await Assert.ThrowsAnyAsync<Exception>(() => world.Grain(id).Accept(message, token));
        Assert.Empty(world.Storage.Bodies("conversation", id.Thread));
        Assert.Equal(AcceptOutcome.Accepted, (await world.Grain(id).Accept(message, token)).Outcome);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failing_write_in_the_middle_of_an_answer_costs_one_more_attempt_at_most()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var first = await world.Agency.NextAsync(id, token);
        world.Storage.Fail("conversation", id.Thread);
        await Assert.ThrowsAnyAsync<Exception>(() => world.Grain(id).Accept(world.Message(id, "second"), token));
        await first.Stopped.WaitAsync(token);

        await world.Grain(id).Read(token);
        (await world.Agency.NextAsync(id, token)).Finish("whole");
        var view = await world.Grain(id).UntilEndedAsync(1, token);
        Assert.Equal((TurnState.Completed, "whole"), (view.Turns[0].State, view.Turns[0].Text));
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_writer_is_met_without_losing_a_message()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "first"), token);
        await world.Grain(id).UntilEndedAsync(1, token);
        world.Storage.WriteBehind("conversation", id.Thread, static body => body);

        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 2), await world.Grain(id).Accept(world.Message(id, "second"), token));
        var view = await world.Grain(id).UntilEndedAsync(2, token);
        Assert.Equal(["first", "second"], view.Turns.Select(static turn => turn.Question));
        Assert.Equal(2, world.Agency.Of(id).Length);
        var body = Assert.Single(world.Storage.Bodies("conversation", id.Thread));
        Assert.Contains("Answer to second", body, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_erasure_that_fails_can_be_asked_for_again()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "hello"), token);
        await world.Grain(id).UntilEndedAsync(1, token);
        world.Storage.Add(new StorageFault(call => call.Kind == "clear" && call.Key.Contains(id.Thread, StringComparison.Ordinal)) { FailsBefore = true });

        await Assert.ThrowsAnyAsync<Exception>(() => world.Grain(id).Erase(token));
        Assert.Equal(AcceptOutcome.Accepted, (await world.Grain(id).Accept(world.Message(id, "still there?"), token)).Outcome);
        await world.Grain(id).Erase(token);
        Assert.Empty(world.Storage.Bodies("conversation", id.Thread));
    }

    [Fact(Timeout = 120_000)]
    public async Task Two_hundred_turns_are_read_in_order_from_pages_and_window_and_erased_with_them()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await Task.WhenAll(Enumerable.Range(1, 200).Select(n => world.Grain(id).Accept(world.Message(id, $"question {n}", $"q{n}"), token)));
        await world.Grain(id).UntilAsync(static view => view.Turns[^1].Turn == 200 && view.Turns.All(static turn => turn.State == TurnState.Completed), token);

        var all = (await world.Grain(id).ReadAll(token))!.Turns;
        Assert.Equal(Enumerable.Range(1, 200).Select(static n => (long)n), all.Select(static turn => turn.Turn));
        Assert.All(all, static turn => Assert.Equal($"Answer to {turn.Question}", turn.Text));
        Assert.Equal(200, all.Select(static turn => turn.Question).Distinct().Count());
        Assert.True((await world.Grain(id).Read(token))!.Turns.Count <= 50, "The window did not move.");
        Assert.NotEmpty(world.Storage.Bodies("page", id.Thread));

        await world.Grain(id).Erase(token);
        Assert.Empty(world.Storage.Bodies("page", id.Thread));
        Assert.Empty(world.Storage.Bodies("conversation", id.Thread));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_page_that_cannot_be_written_is_written_later()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        world.Storage.Fail("page", id.Thread);
        var kept = world.Storage.Add(new StorageFault(call => call is { Kind: "write", State: "conversation" }
            && call.Key.Contains(id.Thread, StringComparison.Ordinal) && call.Body.Contains("\"Pages\":1,", StringComparison.Ordinal)));
        for (var n = 1; n <= 40; n++) await world.Grain(id).Accept(world.Message(id, $"question {n}"), token);
        await kept.Reached.WaitAsync(token);

        Assert.True((await world.Grain(id).Read(token))!.Turns[0].Turn > 1);
        Assert.Equal(40, (await world.Grain(id).ReadAll(token))!.Turns.Count);
    }
}
