using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>Named pieces of work behind an answer: seen while it grows, gone with its result.</summary>
public sealed class WorkTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_piece_of_work_is_shown_as_it_moves_and_its_result_stands_alone()
    {
        world.Start();
        var agent = world.Agency.Script();
        await world.Say("1", "Where?");
        world.Do(() => agent.TryWrite(new AgentStep.Work(Item("a", WorkStatus.InProgress))));
        world.Do(() => agent.TryWrite(new AgentStep.Work(Item("b", WorkStatus.Pending))));
        world.Do(() => agent.TryWrite(new AgentStep.Work(Item("a", WorkStatus.Complete) with { Detail = "3 found" })));
        world.Pass(TimeSpan.FromSeconds(2));

        var shown = world.Thread.LaidOut[^1];
        Assert.Equal((AnswerKind.Growing, "a Complete 3 found, b Pending "), (shown.Kind, string.Join(", ", shown.Work.Select(Words))));
        Assert.Equal(shown.Work, world.Host.Runner.View()!.Turns[0].Work);

        world.Do(() => agent.TryWrite(new AgentStep.Text("There.")));
        world.Do(() => agent.TryWrite(new AgentStep.Finished("sim", 1, 1)));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal("There.", world.Thread.Text);
        Assert.Empty(world.Thread.LaidOut[^1].Work);
        Assert.Null(world.Host.Runner.View()!.Turns[0].Work);
    }

    [Fact]
    public async Task A_second_attempt_begins_with_no_work()
    {
        world.Start();
        var first = world.Agency.Script();
        var second = world.Agency.Script();
        await world.Say("1", "Where?");
        world.Do(() => first.TryWrite(new AgentStep.Work(Item("a", WorkStatus.InProgress))));
        world.Do(() => first.TryWrite(new AgentStep.Failed(new Failure(FailureKind.ModelUnavailable, "sim"))));
        world.Pass(TimeSpan.FromSeconds(3));
        world.Do(() => second.TryWrite(new AgentStep.Work(Item("b", WorkStatus.InProgress))));
        Assert.Equal(["b"], world.Host.Runner.View()!.Turns[0].Work!.Value.Select(static item => item.Id));
    }

    [Fact]
    public async Task Who_a_turn_was_passed_on_to_is_seen_at_once_and_has_it_in_a_second_attempt()
    {
        world.Start();
        var first = world.Agency.Script();
        var second = world.Agency.Script();
        await world.Say("1", "Where?");
        world.Do(() => first.TryWrite(new AgentStep.PassedOn(new AgentName("Creative"), "knows better", [], new AgentStep.Finished("sim", 1, 1))));
        var turn = world.Host.Runner.View()!.Turns[0];
        Assert.Equal(("Creative", "General passed it on to Creative."), (turn.Agent, turn.Reason));

        world.Do(() => first.TryWrite(new AgentStep.Failed(new Failure(FailureKind.ModelUnavailable, "sim"))));
        world.Pass(TimeSpan.FromSeconds(3));
        world.Do(() => second.TryWrite(new AgentStep.Text("There.")));
        world.Do(() => second.TryWrite(new AgentStep.Finished("sim", 1, 1)));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(("There.", "Creative"), (world.Thread.Text, world.Host.Runner.View()!.Turns[0].Agent));
        Assert.Equal(["General", "Creative"], world.Agency.Routes.Select(static route => route.Agent.Value));
        Assert.Equal(Rung.PassedOn, world.Agency.Routes[^1].By);
    }

    [Fact]
    public async Task However_much_is_named_the_newest_fifty_are_kept()
    {
        world.Start();
        var agent = world.Agency.Script();
        await world.Say("1", "Where?");
        for (var i = 0; i < 60; i++) world.Do(() => agent.TryWrite(new AgentStep.Work(Item($"{i}", WorkStatus.Complete))));
        Assert.Equal(Enumerable.Range(10, 50).Select(static i => $"{i}"), world.Host.Runner.View()!.Turns[0].Work!.Value.Select(static item => item.Id));
    }

    [Fact]
    public void Title_and_detail_are_one_short_line_each()
    {
        var item = new WorkItem { Id = "a", Title = "two\nlines", Detail = new string('x', 254) + "🙂🙂" };
        Assert.Equal(("two lines", new string('x', 254) + "…"), (item.Title, item.Detail));
    }

    private static WorkItem Item(string id, WorkStatus status) => new() { Id = id, Title = $"Work {id}", Status = status };

    private static string Words(WorkItem item) => $"{item.Id} {item.Status} {item.Detail}";
}
