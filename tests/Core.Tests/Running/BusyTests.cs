using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>New messages while another is being answered: they join it, or take over.</summary>
public sealed class BusyTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_message_that_steers_is_answered_with_the_one_that_runs()
    {
        Set(WhenBusy.Steer);
        world.Agency.Script();
        await world.Say("1", "one");
        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 2), await world.Say("2", "two"));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(1, world.Agency.Cancelled);
        Assert.Equal(2, world.Agency.Requests.Count);
        Assert.Equal([TurnState.Completed, TurnState.Merged], world.Turns.Select(static turn => turn.State));
        Assert.Equal("You asked: one + two\n\n_This answers the message and the one after it together._", Assert.Single(world.Thread.Visible).Body.Text);
        await world.Say("3", "three");
        Assert.Equal(["one", "two"], world.Agency.Requests[^1].Earlier.Select(static exchange => exchange.Question));
        Assert.False(world.Host.Runner.View()!.Turns.Single(static turn => turn.Turn == 2).CanTryAgain);
    }

    [Fact]
    public async Task At_most_three_calls_are_begun_anew_and_the_next_message_waits()
    {
        Set(WhenBusy.Steer);
        for (var i = 1; i <= 5; i++)
        {
            if (i < 5) world.Agency.Script();
            await world.Say($"{i}", $"q{i}");
        }

        Assert.Equal([TurnState.Answering, TurnState.Merged, TurnState.Merged, TurnState.Merged, TurnState.Accepted], world.Turns.Select(static turn => turn.State));
        Assert.Equal(4, world.Agency.Requests.Count);
        Assert.Equal(["q2", "q3", "q4"], world.Agency.Requests[^1].Joined.Select(static joined => joined.Text));
    }

    [Fact]
    public async Task A_whole_answer_is_joined_by_nothing()
    {
        Set(WhenBusy.Steer);
        world.Thread.Faults["update"].Enqueue("429");
        await world.Say("1", "one");
        Assert.Equal(TurnState.Delivering, world.Turn(1).State);
        await world.Say("2", "two");
        world.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal(["You asked: one", "You asked: two"], world.Thread.Visible.Select(static post => post.Body.Text));
    }

    [Fact]
    public async Task What_was_joined_into_a_turn_without_an_answer_is_answered_alone()
    {
        Set(WhenBusy.Steer);
        world.Agency.Script();
        world.Agency.Fail(FailureKind.ContentFiltered);
        await world.Say("1", "one");
        await world.Say("2", "two");
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal([TurnState.Failed, TurnState.Completed], world.Turns.Select(static turn => turn.State));
        Assert.Equal("You asked: two", world.Thread.Visible[1].Body.Text);
    }

    [Fact]
    public async Task A_stop_stops_what_was_joined_too_and_a_deleted_question_leaves_it_its_own_answer()
    {
        Set(WhenBusy.Steer);
        world.Agency.Script();
        world.Agency.Script();
        await world.Say("1", "one");
        await world.Say("2", "two");
        await world.Say("3", "stop");
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal([TurnState.Cancelled, TurnState.Cancelled], world.Turns.Select(static turn => turn.State));
        Assert.Equal(2, world.Agency.Requests.Count);

        world.Agency.Script();
        world.Agency.Script();
        await world.Say("4", "four");
        await world.Say("5", "five");
        await world.Say("4", "", m => m.Kind = MessageKind.Deleted);
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal([TurnState.Withdrawn, TurnState.Completed], world.Turns[^2..].Select(static turn => turn.State));
        Assert.Equal("You asked: five", world.Thread.Visible[^1].Body.Text);
    }

    [Fact]
    public async Task A_joined_message_that_is_deleted_or_edited_is_no_longer_in_what_is_asked()
    {
        Set(WhenBusy.Steer);
        for (var i = 0; i < 3; i++) world.Agency.Script();
        await world.Say("1", "one");
        await world.Say("2", "two");
        await world.Say("2", "zwei", m => (m.Kind, m.EditedAt) = (MessageKind.Edited, world.Time.GetUtcNow()));
        Assert.Equal("zwei", Assert.Single(world.Agency.Requests[^1].Joined).Text);
        await world.Say("2", "", m => m.Kind = MessageKind.Deleted);
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal("You asked: one", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal([TurnState.Completed, TurnState.Withdrawn], world.Turns.Select(static turn => turn.State));
    }

    [Fact]
    public async Task A_message_that_supersedes_ends_what_runs_and_what_waits_with_a_line_that_says_so()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "one");
        await world.Say("2", "two");
        world.Do(() => script.TryWrite(new AgentStep.Text("Half")));
        world.Leave(world.Host);
        script = world.Agency.Script();
        Set(WhenBusy.Supersede);
        world.Do(() => script.TryWrite(new AgentStep.Text("Half")));
        await world.Say("3", "three");
        world.Pass(TimeSpan.FromSeconds(30));

        Assert.Equal([TurnState.Cancelled, TurnState.Cancelled, TurnState.Completed], world.Turns.Select(static turn => turn.State));
        Assert.All(world.Thread.Visible.Take(2), static post => Assert.Contains("newer message took over", post.Body.Text, StringComparison.Ordinal));
        Assert.Equal("You asked: three", world.Thread.Visible[2].Body.Text);
    }

    [Fact]
    public async Task An_older_message_that_comes_late_supersedes_nothing()
    {
        Set(WhenBusy.Supersede);
        world.Agency.Script();
        await world.Say("2", "two");
        await world.Say("1", "one", m => m.SentAt = world.Time.GetUtcNow().AddSeconds(-9));
        Assert.Equal(0, world.Agency.Cancelled);
    }

    [Fact]
    public async Task What_a_second_activation_keeps_joins_once_the_owner_meets_it()
    {
        world.Neighbourly = true;
        Set(WhenBusy.Steer);
        world.Agency.Script();
        await world.Say("1", "one");
        world.Start();
        await world.Say("2", "two");
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal([TurnState.Completed, TurnState.Merged], world.Turns.Select(static turn => turn.State));
    }

    private void Set(WhenBusy mode)
    {
        world.Limits = options => options with { WhenBusy = mode };
        world.Start();
    }
}
