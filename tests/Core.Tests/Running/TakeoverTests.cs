using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

public sealed class TakeoverTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_host_killed_while_the_model_streams_leaves_a_turn_that_its_successor_answers_in_the_same_post()
    {
        var first = world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Do(() => script.TryWrite(new AgentStep.Text("Half an ans")));
        world.Pass(TimeSpan.FromSeconds(1));
        world.Kill(first);
        world.Start();
        world.Pass(TimeSpan.FromSeconds(40));

        Assert.Equal("You asked: Hello?", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(2, world.Agency.Requests.Count);
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
    }

    [Fact]
    public async Task A_host_killed_between_post_and_its_answer_leaves_a_post_that_is_found()
    {
        var first = world.Start();
        world.Store.Held = new TaskCompletionSource();
        var said = world.Say("1", "Hello?");
        world.Do(() => world.Store.Held.SetResult());
        world.Store.Held = null;
        await said;
        // What was posted is known to this host alone; the record says 'reserving'.
        world.Kill(first);
        world.Store.Record = world.Store.Record with
        {
            Turns = [world.Store.Record.Turns[0] with { State = TurnState.Routing, Result = null, EndedAt = null, Slots = [world.Store.Record.Turns[0].Slots[0] with { Post = null }] }],
        };
        world.Start();
        world.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal("You asked: Hello?", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(1, world.Thread.Calls.Count(static call => call == "post"));
        Assert.False(world.Store.Record.HasWork());
    }

    [Fact]
    public async Task Two_deaths_end_the_turn_with_an_honest_failure_and_no_third_model_call()
    {
        for (var i = 0; i < 3; i++)
        {
            world.Agency.Script();
            var host = world.Start();
            if (i == 0) await world.Say("1", "Hello?");
            world.Pass(TimeSpan.FromSeconds(1));
            if (i < 2) world.Kill(host);
        }

        world.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal(TurnState.Failed, world.Turn(1).State);
        Assert.Equal(2, world.Agency.Requests.Count);
    }

    [Fact]
    public async Task What_is_taken_up_after_fifteen_minutes_ends_with_a_note_also_what_waited()
    {
        var first = world.Start();
        world.Agency.Script();
        await world.Say("1", "old");
        await world.Say("2", "waiting");
        world.Kill(first);
        world.Time.Advance(TimeSpan.FromMinutes(16));
        world.Start();
        world.Pass(TimeSpan.FromSeconds(60));
        Assert.All(world.Turns, static turn => Assert.Equal((TurnState.Failed, true), (turn.State, turn.Result!.Text.Contains("waiting while the agency was away", StringComparison.Ordinal))));
        Assert.NotEqual(world.Turn(1).Result!.ErrorId, world.Turn(2).Result!.ErrorId);
        await world.Say("3", "new");
        Assert.Equal(TurnState.Completed, world.Turn(3).State);
    }

    [Fact]
    public async Task A_second_activation_beside_a_live_owner_keeps_messages_and_the_owner_answers_them()
    {
        var owner = world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "one");
        world.Start();
        Assert.Equal(AcceptOutcome.Accepted, (await world.Say("2", "two")).Outcome);
        Assert.Single(world.Agency.Requests);

        world.Do(() => { script.TryWrite(new AgentStep.Text("first")); script.TryWrite(new AgentStep.Finished("sim", 1, 1)); });
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.False(owner.IsDropped);
        Assert.Equal(["first", "You asked: two"], world.Thread.Visible.Select(static post => post.Body.Text));
    }

    [Theory]
    [InlineData(MessageKind.Deleted)]
    [InlineData(MessageKind.Edited)]
    public async Task What_a_second_activation_heard_of_a_question_reaches_the_owner(MessageKind kind)
    {
        var owner = world.Start();
        world.Agency.Script();
        await world.Say("1", "old");
        world.Start();
        var heard = await world.Say("1", kind == MessageKind.Edited ? "new" : "", m => (m.Kind, m.EditedAt) = (kind, world.Time.GetUtcNow()));
        Assert.Equal(AcceptOutcome.Accepted, heard.Outcome);
        // The owner meets the other's write when it renews its stamp.
        world.Pass(TimeSpan.FromSeconds(90));

        Assert.False(owner.IsDropped);
        Assert.Equal(1, world.Agency.Cancelled);
        if (kind == MessageKind.Deleted) Assert.Empty(world.Thread.Visible);
        else Assert.Equal("You asked: new", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(kind == MessageKind.Deleted ? TurnState.Withdrawn : TurnState.Completed, world.Turn(1).State);
    }

    [Fact]
    public async Task A_frozen_owner_whose_stamp_ran_out_loses_the_conversation_and_does_nothing_more()
    {
        var frozen = world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        world.Store.Record = world.Store.Record with { Owner = world.Store.Record.Owner! with { StampedAt = world.Time.GetUtcNow().AddMinutes(-3) } };
        world.Start();
        world.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("You asked: one", Assert.Single(world.Thread.Visible).Body.Text);
        world.Do(() => frozen.Runner.CancelAsync(null));
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.True(frozen.IsDropped);
        Assert.Equal("You asked: one", Assert.Single(world.Thread.Visible).Body.Text);
    }
}
