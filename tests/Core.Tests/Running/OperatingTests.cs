using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Steps;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>What operators do with a turn and see of it, and what the register of turns is told.</summary>
public sealed class OperatingTests
{
    private readonly World world = new();

    [Fact]
    public async Task An_open_turn_that_is_parked_ends_at_once_in_an_honest_note_and_is_answered_when_it_is_replayed()
    {
        world.Start();
        world.Agency.Script().TryWrite(new AgentStep.Text("So far."));
        await world.Say("1", "one");

        Assert.True(await DoAsync(() => world.Host.Runner.ParkAsync(1)));
        world.Pass(TimeSpan.FromSeconds(2));
        var parked = world.Turn(1);
        Assert.Equal((TurnState.Failed, true, 1), (parked.State, parked.IsParked, world.Agency.Cancelled));
        var note = Assert.Single(world.Thread.Visible).Body.Text;
        Assert.StartsWith("So far.", note, StringComparison.Ordinal);
        Assert.Contains(parked.Result!.ErrorId!.Value.Value, note, StringComparison.Ordinal);
        Assert.Equal(parked.Result.ErrorId, Assert.Single(world.Operators.Notices.OfType<Notice.TurnSetAside>()).ErrorId);
        // It is no failure of the agency's: nobody is alerted.
        Assert.Empty(world.Operators.Notices.OfType<Notice.TurnFailed>());
        Assert.False(await DoAsync(() => world.Host.Runner.ParkAsync(1)));

        Assert.True(await DoAsync(() => world.Host.Runner.ReplayAsync(1)));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal((TurnState.Completed, false, "You asked: one"), (world.Turn(1).State, world.Turn(1).IsParked, Assert.Single(world.Thread.Visible).Body.Text));
    }

    [Fact]
    public async Task A_waiting_turn_that_is_parked_does_not_hold_up_the_next_and_the_person_can_have_it_answered_too()
    {
        world.Start();
        var first = world.Agency.Script();
        await world.Say("1", "one");
        await world.Say("2", "two");
        await world.Say("3", "three");
        Assert.True(await DoAsync(() => world.Host.Runner.ParkAsync(2)));
        first.TryWrite(new AgentStep.Text("First."));
        first.TryWrite(new AgentStep.Finished("sim", 1, 1));
        world.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal([TurnState.Completed, TurnState.Failed, TurnState.Completed], world.Turns.Select(static turn => turn.State));
        Assert.Equal([false, true, false], world.Turns.Select(static turn => turn.IsParked));
        Assert.True(await DoAsync(() => world.Host.Runner.TryAgainAsync(2)));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal((TurnState.Completed, false), (world.Turn(2).State, world.Turn(2).IsParked));
    }

    [Fact]
    public async Task A_turn_that_an_agent_is_at_without_end_is_begun_anew_and_what_is_settled_is_let_be()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        Assert.True(await DoAsync(() => world.Host.Runner.ReplayAsync(1)));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal((TurnState.Completed, 2), (world.Turn(1).State, world.Agency.Requests.Count));

        Assert.False(await DoAsync(() => world.Host.Runner.ParkAsync(1)));
        Assert.False(await DoAsync(() => world.Host.Runner.ParkAsync(7)));
        Assert.False(await DoAsync(() => world.Host.Runner.ReplayAsync(7)));
    }

    [Fact]
    public async Task A_turn_whose_place_was_gone_is_answered_in_a_new_post_when_an_operator_replays_it()
    {
        world.Thread.Poison = "";
        world.Start();
        await world.Say("1", "one");
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(TurnState.Undeliverable, world.Turn(1).State);
        Assert.False(await DoAsync(() => world.Host.Runner.TryAgainAsync(1)));

        world.Thread.Poison = null;
        Assert.True(await DoAsync(() => world.Host.Runner.ReplayAsync(1)));
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal((TurnState.Completed, "You asked: one"), (world.Turn(1).State, Assert.Single(world.Thread.Visible).Body.Text));
    }

    [Fact]
    public async Task A_wish_to_park_that_another_activation_hears_reaches_the_one_that_runs_the_turn()
    {
        world.Neighbourly = true;
        var owner = world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        var guest = world.Start();
        Assert.True(await DoAsync(() => guest.Runner.ParkAsync(1)));
        world.Pass(TimeSpan.FromSeconds(3));

        Assert.Equal((TurnState.Failed, true), (world.Turn(1).State, world.Turn(1).IsParked));
        Assert.Equal(owner.Owner.Activation, world.Store.Record.Owner!.Activation);
        Assert.Contains("set aside", Assert.Single(world.Thread.Visible).Body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_is_told_of_a_turn_when_it_is_kept_when_it_ends_and_when_it_is_rated_and_never_before_that_is_durable()
    {
        world.Start();
        await world.Say("1", "one");
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal([(1, TurnState.Routing), (1, TurnState.Completed)], world.Registered.Select(static told => (told.Turn, told.State)));

        world.Registered.Clear();
        await DoAsync(() => world.Host.Runner.RateAsync(1, new Feedback(new("U1"), Verdict.Up, world.Time.GetUtcNow().AddSeconds(1)), null, default));
        Assert.Equal([1], world.Registered.Select(static told => told.Turn));
        await DoAsync(() => world.Host.Runner.TryAgainAsync(1));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(TurnState.Completed, world.Registered[^1].State);
        Assert.All(world.Registered, static told => Assert.True(told.WasDurable));
    }

    [Fact]
    public async Task Whoever_takes_a_conversation_up_after_a_crash_tells_the_register_again_what_the_dead_may_not_have()
    {
        world.Start();
        await world.Say("1", "one");
        world.Pass(TimeSpan.FromSeconds(2));
        world.Registered.Clear();
        world.Kill(world.Host);
        world.Start();
        Assert.Empty(world.Registered);
        await world.TryDo(() => world.Host.Runner.ResumeAsync());
        Assert.Equal([(1, TurnState.Completed)], world.Registered.Select(static told => (told.Turn, told.State)));
        await world.TryDo(() => world.Host.Runner.ResumeAsync());
        Assert.Single(world.Registered);
    }

    [Fact]
    public async Task All_that_is_known_of_a_turn_is_shown_but_nothing_that_was_written()
    {
        world.Start();
        await world.Say("1", "planted words");
        world.Pass(TimeSpan.FromSeconds(2));
        await DoAsync(() => world.Host.Runner.RateAsync(1, new Feedback(new("U2"), Verdict.Down, world.Time.GetUtcNow().AddSeconds(1), "planted reason"), null, default));
        var facts = (await world.Host.Runner.InspectAsync(null, TestContext.Current.CancellationToken))!;

        Assert.Equal((1L, 1L, TurnState.Completed, "1", "General", "sim"), (facts.Turn, facts.LastTurn, facts.State, facts.Message, facts.Route!.Agent.Value, facts.Route.Version));
        var slot = Assert.Single(facts.Slots);
        Assert.Equal((world.Turn(1).Slots[0].Marker.Value, world.Turn(1).Slots[0].Post!.Value.Value), (slot.Marker, slot.Post));
        Assert.NotNull(slot.HeldAt);
        Assert.Equal((Verdict.Down, null), (facts.Feedback[0].Verdict, facts.Feedback[0].Reason));
        Assert.Equal(world.Host.Owner.Silo, facts.OwnerSilo);
        Assert.DoesNotContain("planted", System.Text.Json.JsonSerializer.Serialize(facts), StringComparison.Ordinal);
        Assert.Null(await world.Host.Runner.InspectAsync(2, TestContext.Current.CancellationToken));
    }

    private async Task<bool> DoAsync(Func<Task<bool>> wish)
    {
        Task<bool> done = null!;
        world.Do(() => done = wish());
        return await done;
    }
}
