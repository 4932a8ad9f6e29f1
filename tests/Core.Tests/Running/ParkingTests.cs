using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>Faults of the agency's own: a turn that cannot be handled is parked, and the thread goes on.</summary>
public sealed class ParkingTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_turn_that_cannot_be_planned_ends_in_one_note_and_can_be_tried_again()
    {
        world.Start();
        await world.Say("1", "one");
        var sound = world.Turn(1);
        world.Leave(world.Host);
        // What an agent is told of the thread cannot be made: an earlier turn is broken.
        Break(sound with { Question = null! });
        world.Start();
        Assert.Equal(AcceptOutcome.Accepted, (await world.Say("2", "two")).Outcome);
        world.Pass(TimeSpan.FromSeconds(10));

        var parked = world.Turn(2);
        Assert.Equal((TurnState.Failed, 3), (parked.State, parked.Strikes));
        var note = Assert.Single(world.Thread.Visible, post => post.Id == parked.Slots[0].Post);
        Assert.Contains(parked.Result!.ErrorId!.Value.Value, note.Body.Text, StringComparison.Ordinal);
        Assert.Equal(2, world.Thread.Visible.Count);
        Assert.Equal(parked.Result.ErrorId, Assert.Single(world.Operators.Notices.OfType<Notice.TurnParked>()).ErrorId);
        Assert.InRange(world.Operators.Unexpected.Count, 3, 5);
        Assert.Single(world.Agency.Requests);

        world.Leave(world.Host);
        Break(sound);
        world.Start();
        await world.TryDo(() => world.Host.Runner.TryAgainAsync(2));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal("You asked: two", world.Thread.Visible[^1].Body.Text);
    }

    [Fact]
    public async Task A_turn_that_cannot_even_be_taken_up_gets_its_note_in_a_new_post_and_the_next_is_answered()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        world.Kill(world.Host);
        Break(world.Turn(1) with { Slots = default });
        world.Start();
        await world.Say("2", "two");
        world.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal([TurnState.Failed, TurnState.Completed], world.Turns.Select(static turn => turn.State));
        Assert.Equal("You asked: two", world.Thread.Visible[^1].Body.Text);
    }

    [Fact]
    public async Task A_placeholder_that_cannot_be_made_ends_its_turn_and_not_the_thread()
    {
        world.Thread.Poison = "";
        world.Start();
        await world.Say("1", "one");
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(TurnState.Undeliverable, world.Turn(1).State);
        world.Thread.Poison = null;
        await world.Say("2", "two");
        Assert.Equal(TurnState.Completed, world.Turn(2).State);
    }

    [Fact]
    public async Task An_answer_over_which_every_process_dies_gives_way_to_a_note_and_then_to_nothing()
    {
        world.Start();
        await world.Say("1", "one");
        var turn = world.Turn(1) with { State = TurnState.Delivering, EndedAt = null };
        world.Kill(world.Host);
        Break(turn);
        world.Thread.KillsWhoLaysOut = true;
        for (var i = 1; i <= 20; i++)
        {
            // The count of its death is durable before it lays out.
            Die();
            Assert.Equal(i, world.Turn(1).Deaths);
            Assert.Equal(i < 10 ? TurnState.Completed : TurnState.Failed, world.Turn(1).Result!.Ending);
            Assert.Equal(i < 20 ? TurnState.Delivering : TurnState.Undeliverable, world.Turn(1).State);
        }

        world.Thread.KillsWhoLaysOut = false;
        world.Start();
        await world.Say("2", "two");
        Assert.Equal(TurnState.Completed, world.Turn(2).State);
    }

    [Fact]
    public async Task However_many_die_of_something_else_while_an_answer_is_delivered_it_stays_and_is_settled()
    {
        world.Start();
        await world.Say("1", "one");
        world.Kill(world.Host);
        Break(world.Turn(1) with { State = TurnState.Delivering, EndedAt = null });
        for (var i = 0; i < 30; i++)
        {
            Die();
            Assert.Equal(TurnState.Completed, world.Turn(1).Result!.Ending);
            world.Pass(TimeSpan.FromSeconds(1));
        }

        world.Start();
        // The result is long there: nobody has to live through a call and a lag for it any more.
        Assert.Equal((TurnState.Completed, "You asked: one"), (world.Turn(1).State, world.Thread.Text));
    }

    [Fact]
    public async Task A_few_deaths_over_an_answer_cost_it_nothing()
    {
        world.Start();
        await world.Say("1", "one");
        world.Kill(world.Host);
        Break(world.Turn(1) with { State = TurnState.Delivering, EndedAt = null });
        world.Thread.KillsWhoLaysOut = true;
        for (var i = 0; i < 5; i++) Die();
        world.Thread.KillsWhoLaysOut = false;
        world.Start();
        world.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal((TurnState.Completed, "You asked: one"), (world.Turn(1).State, world.Thread.Text));
        Assert.Single(world.Agency.Requests);
    }

    private void Die()
    {
        var host = world.Start();
        world.Kill(host);
    }

    private void Break(Turn turn) => world.Store.Record = world.Store.Record.With(turn) with { Owner = null };
}
