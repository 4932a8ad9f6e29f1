using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>How unfinished work stands, and when words were seen: what operators are warned by.</summary>
public sealed class CountingTests
{
    private readonly World world = new();

    [Fact]
    public async Task Unfinished_work_stands_with_its_state_its_age_and_its_stillness_and_finished_work_does_not()
    {
        world.Start();
        Assert.Null(world.Host.Runner.Stands());
        var agent = world.Agency.Script();
        await world.Say("1", "one");
        world.Pass(TimeSpan.FromSeconds(5));
        await world.Say("2", "two");
        world.Pass(TimeSpan.FromSeconds(10));

        var stands = Stands();
        Assert.Equal((TurnState.Answering, false, 1, 0), (stands.Open, stands.AwaitsPerson, stands.Waiting, stands.Unknown));
        Assert.Equal(TimeSpan.FromSeconds(15), stands.Age);
        // A message that waits behind it is none of its progress.
        Assert.Equal(TimeSpan.FromSeconds(15), stands.Still);

        world.Do(() => agent.TryWrite(new AgentStep.Text("It")));
        world.Pass(TimeSpan.FromSeconds(3));
        Assert.Equal((TimeSpan.FromSeconds(18), TimeSpan.FromSeconds(3)), (Stands().Age, Stands().Still));

        world.Do(() => agent.TryWrite(new AgentStep.Finished("sim", 1, 1)));
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Null(world.Host.Runner.Stands());
    }

    [Fact]
    public async Task A_turn_that_moves_nowhere_is_still_though_its_owner_says_every_minute_that_it_lives()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        world.Pass(TimeSpan.FromSeconds(150));
        Assert.Equal(TimeSpan.FromSeconds(150), Stands().Still);
    }

    [Fact]
    public async Task A_post_of_unknown_outcome_stands_with_its_age_until_it_is_found()
    {
        world.Start();
        world.Thread.Lag = TimeSpan.FromSeconds(6);
        world.Thread.Faults["post"].Enqueue("lost after");
        world.Agency.Script();
        await world.Say("1", "one");
        world.Pass(TimeSpan.FromSeconds(4));
        Assert.Equal((1, TimeSpan.FromSeconds(4)), (Stands().Unknown, Stands().UnknownFor));
        world.Pass(TimeSpan.FromSeconds(20));
        Assert.Equal((0, TimeSpan.Zero), (Stands().Unknown, Stands().UnknownFor));
    }

    [Fact]
    public async Task A_turn_that_waits_for_a_person_says_so()
    {
        world.Start();
        var agent = world.Agency.Script();
        await world.Say("1", "one");
        var ask = new ApprovalAsk
        {
            Id = "call-1",
            Agent = "General",
            Tool = "send",
            Shown = "to: ann",
            Script = "{}",
            Approvers = ["U1"],
            ApproverNames = "Ann",
            Life = TimeSpan.FromHours(1),
        };
        world.Do(() => agent.TryWrite(new AgentStep.Suspended(ask)));
        world.Do(() => agent.TryComplete());
        world.Pass(TimeSpan.FromSeconds(90));
        Assert.Equal((true, TimeSpan.Zero), (Stands().AwaitsPerson, Stands().Still));
    }

    [Fact]
    public async Task Whoever_is_not_the_owner_has_no_work_to_show()
    {
        var owner = world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        world.Start();
        Assert.Null(world.Host.Runner.Stands());
        Assert.NotNull(owner.Runner.Stands());
    }

    [Fact]
    public async Task That_words_can_be_seen_is_told_once_when_the_thread_shows_some()
    {
        world.Start();
        var agent = world.Agency.Script();
        await world.Say("1", "one");
        world.Do(() => agent.TryWrite(new AgentStep.Work(new WorkItem { Id = "a", Title = "Looking", Status = WorkStatus.InProgress })));
        world.Pass(TimeSpan.FromSeconds(4));
        Assert.Empty(Shown());

        world.Do(() => agent.TryWrite(new AgentStep.Text("It")));
        world.Pass(TimeSpan.FromSeconds(2));
        world.Do(() => agent.TryWrite(new AgentStep.Text(" is")));
        world.Do(() => agent.TryWrite(new AgentStep.Finished("sim", 1, 1)));
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
        Assert.InRange(Assert.Single(Shown()).After, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
        Assert.Equal(Shown()[0].After, world.Turn(1).WordsAt - world.Turn(1).AcceptedAt);
    }

    [Fact]
    public async Task An_answer_that_comes_at_once_shows_its_first_words_with_its_last()
    {
        world.Start();
        await world.Say("1", "one");
        world.Pass(TimeSpan.FromSeconds(2));
        await world.Say("2", "two");
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal([1, 2], Shown().Select(static one => one.Turn));
        Assert.All(world.Turns, static turn => Assert.InRange(turn.WordsAt!.Value, turn.BegunAt!.Value, turn.EndedAt!.Value));
    }

    private Standing Stands() => world.Host.Runner.Stands()!.Value;

    private IReadOnlyList<Notice.WordsShown> Shown() => [.. world.Operators.Notices.OfType<Notice.WordsShown>()];
}
