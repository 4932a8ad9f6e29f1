using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>A word, written like any message, stops what runs: at once, durably, and never as a question.</summary>
public sealed class StoppingTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_stop_word_ends_what_runs_and_what_waits_and_is_no_question()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        await world.Say("2", "two");
        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 1), await world.Say("3", "Stop!", m => m.Addressing = Addressing.Thread));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(1, world.Agency.Cancelled);
        Assert.Equal([TurnState.Cancelled, TurnState.Cancelled], world.Turns.Select(static turn => turn.State));
        Assert.Equal(["_Stopped._", "_Stopped._"], world.Thread.Visible.Select(static post => post.Body.Text));
        Assert.Single(world.Agency.Requests);
    }

    [Fact]
    public async Task The_model_call_ends_before_the_store_has_answered()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        world.Store.Held = new TaskCompletionSource();
        var stopped = world.Say("2", "stop");

        Assert.Equal(1, world.Agency.Cancelled);
        Assert.False(stopped.IsCompleted);
        world.Do(() => world.Store.Held.SetResult());
        Assert.Equal(AcceptOutcome.Accepted, (await stopped).Outcome);
    }

    [Fact]
    public async Task Delivered_again_it_is_a_duplicate_and_stops_nothing_that_came_later()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        var at = world.Time.GetUtcNow();
        await world.Say("2", "stop", m => m.SentAt = at);
        world.Agency.Script();
        await world.Say("3", "three", m => m.SentAt = at.AddSeconds(1));

        Assert.Equal(AcceptOutcome.Duplicate, (await world.Say("2", "stop", m => m.SentAt = at)).Outcome);
        Assert.Equal(1, world.Agency.Cancelled);
        Assert.Equal(TurnState.Answering, world.Turn(3 - 1).State);
    }

    [Fact]
    public async Task With_nothing_to_stop_it_is_quiet_and_a_late_one_stops_only_what_was_asked_before_it()
    {
        world.Start();
        Assert.Equal(AcceptOutcome.Ignored, (await world.Say("1", "stop")).Outcome);
        Assert.Equal(0, world.Store.Saves);
        world.Agency.Script();
        await world.Say("2", "two");
        var late = await world.Say("3", "stop", m => m.SentAt = world.Time.GetUtcNow().AddSeconds(-5));

        Assert.Equal(AcceptOutcome.Ignored, late.Outcome);
        Assert.Equal(0, world.Agency.Cancelled);
        Assert.Single(world.Agency.Requests);
    }

    [Fact]
    public async Task It_stops_a_turn_whose_post_is_still_being_looked_for()
    {
        world.Thread.Faults["post"].Enqueue("lost after");
        world.Thread.Lag = TimeSpan.FromSeconds(6);
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        await world.Say("2", "stop");
        Assert.Equal(1, world.Agency.Cancelled);
        world.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal("_Stopped._", Assert.Single(world.Thread.Visible).Body.Text);
    }

    [Fact]
    public async Task It_stops_a_turn_that_waits_before_it_asks_again()
    {
        world.Agency.Fail(FailureKind.ModelBusy, TimeSpan.FromSeconds(40));
        world.Start();
        await world.Say("1", "one");
        await world.Say("2", "stop");
        world.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal(TurnState.Cancelled, world.Turn(1).State);
        Assert.Single(world.Agency.Requests);
    }

    [Fact]
    public async Task A_question_edited_into_the_word_is_stopped()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        await world.Say("1", "stop", m => (m.Kind, m.EditedAt) = (MessageKind.Edited, world.Time.GetUtcNow()));
        Assert.Equal((1, TurnState.Cancelled), (world.Agency.Cancelled, world.Turn(1).State));
        Assert.Single(world.Agency.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_second_activation_hears_reaches_the_owner_at_once(bool byWord)
    {
        world.Neighbourly = true;
        var owner = world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "one");
        world.Do(() => script.TryWrite(new AgentStep.Text("Half")));
        world.Start();
        if (byWord) await world.Say("2", "stop");
        else await world.TryDo(() => world.Host.Runner.CancelAsync(1));
        world.Do(static () => { });

        Assert.False(owner.IsDropped);
        Assert.Equal(1, world.Agency.Cancelled);
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("Half\n\n_Stopped here._", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(TurnState.Cancelled, Assert.Single(world.Turns).State);
    }
}
