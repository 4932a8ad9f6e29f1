using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>Two model calls a turn at most, however often it changes hands; and how long they may take.</summary>
public sealed class ModelCallTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_prompt_that_is_too_long_is_asked_once_more_with_less_of_the_thread()
    {
        world.Start();
        await world.Say("1", "one");
        world.Agency.Fail(FailureKind.ContextTooLong);
        await world.Say("2", "two");
        Assert.Equal([false, false, true], world.Agency.Requests.Select(static request => request.Compact));
        Assert.Equal(TurnState.Completed, world.Turn(2).State);

        world.Agency.Fail(FailureKind.ContextTooLong);
        world.Agency.Fail(FailureKind.ContextTooLong);
        await world.Say("3", "three");
        Assert.Equal(5, world.Agency.Requests.Count);
        Assert.Equal((TurnState.Failed, AnswerKind.FinalNote), (world.Turn(3).State, world.Turn(3).Result!.Kind));
        Assert.False(world.Host.Runner.View()!.Turns[^1].CanTryAgain);
    }

    [Fact]
    public async Task A_prompt_that_is_too_long_by_itself_is_asked_once()
    {
        world.Agency.Fail(FailureKind.ContextTooLong);
        world.Start();
        await world.Say("1", "one");
        Assert.Single(world.Agency.Requests);
        Assert.Equal(TurnState.Failed, world.Turn(1).State);
    }

    [Fact]
    public async Task A_death_between_the_two_calls_leaves_one_and_a_failed_second_ends_it()
    {
        world.Start();
        await world.Say("1", "one");
        world.Agency.Script();
        await world.Say("2", "two");
        world.Kill(world.Host);
        world.Agency.Fail(FailureKind.ContextTooLong);
        world.Start();
        world.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(TurnState.Failed, world.Turn(2).State);
        Assert.Equal(3, world.Agency.Requests.Count);
    }

    [Fact]
    public async Task Handed_over_in_good_order_before_it_was_asked_a_turn_has_lost_nothing()
    {
        world.Agency.Routing = new TaskCompletionSource();
        world.Start();
        await world.Say("1", "one");
        for (var i = 0; i < 4; i++)
        {
            world.Leave(world.Host);
            world.Start();
        }

        Assert.Empty(world.Agency.Requests);
        world.Do(() => world.Agency.Routing.SetResult());
        world.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal((TurnState.Completed, "You asked: one"), (world.Turn(1).State, world.Thread.Text));
        Assert.Single(world.Agency.Requests);
    }

    [Theory]
    [InlineData(Effort.SmallTalk, 60)]
    [InlineData(Effort.Usual, 300)]
    [InlineData(Effort.LongWork, 900)]
    public async Task How_long_an_answer_may_take_depends_on_what_it_is(Effort effort, int seconds)
    {
        world.Agency.Effort = effort;
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "one");
        world.Do(() => script.TryWrite(new AgentStep.Text("Half")));
        world.Pass(TimeSpan.FromSeconds(seconds - 1));
        Assert.Equal(0, world.Agency.Cancelled);
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal((1, TurnState.Failed), (world.Agency.Cancelled, world.Turn(1).State));
        Assert.StartsWith("Half\n\n_This answer is not whole._", world.Thread.Text, StringComparison.Ordinal);
        Assert.Equal(AnswerKind.Note, world.Turn(1).Result!.Kind);
    }

    [Fact]
    public async Task What_a_filter_stopped_stays_visible_in_no_part()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "one");
        world.Do(() => script.TryWrite(new AgentStep.Text("How to make")));
        Assert.Equal("How to make", world.Thread.Text);
        world.Do(() => script.TryWrite(new AgentStep.Failed(new Failure(FailureKind.ContentFiltered, "filter"))));
        Assert.DoesNotContain("How to make", world.Thread.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("How to make", string.Concat(world.Turns), StringComparison.Ordinal);
        Assert.Single(world.Agency.Requests);
    }
}
