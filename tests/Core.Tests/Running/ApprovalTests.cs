using System.Threading.Channels;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>A call that waits for a person: whoever may decides, it is done once at most, and whatever became of it is told.</summary>
public sealed class ApprovalTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_question_that_is_deleted_takes_what_was_to_be_approved_with_it()
    {
        await AskAsync();
        await world.Say("1", "", static message => message.Kind = MessageKind.Deleted);
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal((TurnState.Withdrawn, (Approval?)null), (world.Turn(1).State, world.Turn(1).Approval));
        Assert.Empty(world.Thread.Visible);
    }

    [Fact]
    public async Task The_thread_shows_what_is_asked_and_nothing_runs_or_runs_out_until_it_is_approved()
    {
        await AskAsync();
        world.Pass(TimeSpan.FromMinutes(40));

        var shown = world.Thread.LaidOut[^1];
        Assert.Equal((AnswerKind.Asking, "call-1"), (shown.Kind, shown.Approval));
        Assert.StartsWith("I looked.\n\n**Waiting for approval.** General wants to use `send`:\n\n    to: ann\n\nAnn may approve", shown.Markdown, StringComparison.Ordinal);
        Assert.Equal("call-1", world.Host.Runner.View()!.Turns[0].Approval);
        Assert.Equal(TurnState.Answering, world.Turn(1).State);
        Assert.Single(world.Agency.Requests);

        var agent = world.Agency.Script();
        Assert.True(await DecideAsync(true, "U1"));
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(ApprovalState.Begun, world.Agency.Requests[^1].Approval!.State);
        Assert.Equal(ApprovalState.Begun, world.Store.Record.Turns[0].Approval!.State);
        End(agent, new AgentStep.Acted("call-1", "sent"), new AgentStep.Text("Sent."));

        Assert.Equal((TurnState.Completed, "I looked.Sent."), (world.Turn(1).State, world.Thread.Text));
        Assert.Equal((ApprovalState.Done, new PersonId("U1")), (world.Turn(1).Approval!.State, world.Turn(1).Approval!.By!.Value));
        Assert.Null(world.Host.Runner.View()!.Turns[0].Approval);
    }

    [Fact]
    public async Task Nobody_else_decides_and_nobody_twice()
    {
        await AskAsync();

        Assert.False(await DecideAsync(true, "U2"));
        Assert.False(await FoundAsync(() => world.Host.Runner.DecideAsync(1, "call-2", true, new PersonId("U1"))));
        Assert.False(await FoundAsync(() => world.Host.Runner.DecideAsync(2, "call-1", true, new PersonId("U1"))));
        Assert.Single(world.Agency.Requests);
        world.Agency.Script();
        Assert.True(await DecideAsync(false, "U1"));
        Assert.False(await DecideAsync(true, "U1"));

        Assert.Equal(ApprovalState.Denied, world.Agency.Requests[^1].Approval!.State);
    }

    [Theory]
    [InlineData("approve", ApprovalState.Begun)]
    [InlineData("Yes, do it.", ApprovalState.Begun)]
    [InlineData("deny", ApprovalState.Denied)]
    [InlineData("Nein!", ApprovalState.Denied)]
    [InlineData("yes we can talk about it later", ApprovalState.Waiting)]
    public async Task Words_decide_as_buttons_do(string words, ApprovalState state)
    {
        await AskAsync();
        world.Agency.Script();

        await world.Say("2", words);
        world.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(state, world.Turn(1).Approval!.State);
        Assert.Equal(state == ApprovalState.Waiting ? 2 : 1, world.Store.Record.LastTurn);
    }

    [Fact]
    public async Task What_nobody_approves_in_time_is_not_done_and_the_answer_says_so()
    {
        await AskAsync();
        var agent = world.Agency.Script();

        world.Pass(TimeSpan.FromMinutes(61));

        Assert.Equal(ApprovalState.Expired, world.Agency.Requests[^1].Approval!.State);
        End(agent, new AgentStep.Text("Nobody approved it."));
        Assert.Equal("I looked.Nobody approved it.", world.Thread.Text);
    }

    [Fact]
    public async Task A_stop_and_a_deletion_end_it()
    {
        await AskAsync();
        Assert.True(await FoundAsync(() => world.Host.Runner.CancelAsync(1)));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(TurnState.Cancelled, world.Turn(1).State);
        Assert.False(await DecideAsync(true, "U1"));
        Assert.Single(world.Agency.Requests);
    }

    [Fact]
    public async Task It_outlives_its_process_and_is_done_once_where_that_died_before_the_word()
    {
        await AskAsync();
        world.Kill(world.Host);
        world.Pass(TimeSpan.FromMinutes(20));
        world.Start();
        world.Pass(TimeSpan.FromSeconds(30));

        Assert.Equal("call-1", world.Host.Runner.View()!.Turns[0].Approval);
        var agent = world.Agency.Script();
        Assert.True(await DecideAsync(true, "U1"));
        world.Pass(TimeSpan.FromSeconds(1));
        End(agent, new AgentStep.Acted("call-1", "sent"), new AgentStep.Text("Sent."));

        Assert.Equal("I looked.Sent.", world.Thread.Text);
        Assert.Equal(1, Begun());
    }

    [Fact]
    public async Task Where_its_process_died_between_the_word_and_the_end_it_is_not_done_again_but_said_to_be_unknown()
    {
        await AskAsync();
        world.Agency.Script();
        Assert.True(await DecideAsync(true, "U1"));
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Begun());
        world.Kill(world.Host);
        var agent = world.Agency.Script();
        world.Start();
        world.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(ApprovalState.Unknown, world.Agency.Requests[^1].Approval!.State);
        End(agent, new AgentStep.Text("It may have been sent."));
        Assert.Equal("I looked.It may have been sent.", world.Thread.Text);
        Assert.Equal(1, Begun());
    }

    [Fact]
    public async Task What_was_done_stays_done_when_the_model_fails_afterwards()
    {
        await AskAsync();
        var first = world.Agency.Script();
        var second = world.Agency.Script();
        Assert.True(await DecideAsync(true, "U1"));
        world.Pass(TimeSpan.FromSeconds(1));
        world.Do(() => first.TryWrite(new AgentStep.Acted("call-1", "sent")));
        world.Do(() => first.TryWrite(new AgentStep.Failed(new Failure(FailureKind.ModelUnavailable, "sim"))));
        world.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal((ApprovalState.Done, "sent"), (world.Agency.Requests[^1].Approval!.State, world.Agency.Requests[^1].Approval!.Outcome));
        End(second, new AgentStep.Text("Sent."));
        Assert.Equal("I looked.Sent.", world.Thread.Text);
        Assert.Equal(1, Begun());
    }

    [Fact]
    public async Task Answering_anew_asks_anew()
    {
        await AskAsync();
        var agent = world.Agency.Script();
        await DecideAsync(true, "U1");
        world.Pass(TimeSpan.FromSeconds(1));
        End(agent, new AgentStep.Acted("call-1", "sent"), new AgentStep.Text("Sent."));

        world.Agency.Script();
        Assert.True(await FoundAsync(() => world.Host.Runner.TryAgainAsync(1)));
        world.Pass(TimeSpan.FromSeconds(1));

        Assert.Null(world.Agency.Requests[^1].Approval);
    }

    private int Begun() => world.Agency.Requests.Count(static request => request.Approval is { State: ApprovalState.Begun });

    private Task<bool> DecideAsync(bool approves, string by) => FoundAsync(() => world.Host.Runner.DecideAsync(1, "call-1", approves, new PersonId(by)));

    private async Task<bool> FoundAsync(Func<Task<bool>> wish)
    {
        Task<bool>? found = null;
        await world.TryDo(() => found = wish());
        return await found!;
    }

    private async Task AskAsync()
    {
        world.Start();
        var agent = world.Agency.Script();
        await world.Say("1", "Send it to Ann.");
        world.Do(() => agent.TryWrite(new AgentStep.Text("I looked.")));
        world.Do(() => agent.TryWrite(new AgentStep.Suspended(new ApprovalAsk
        {
            Id = "call-1",
            Agent = "General",
            Tool = "send",
            Shown = "to: ann",
            Script = "{}",
            Approvers = ["U1"],
            ApproverNames = "Ann",
            Life = TimeSpan.FromHours(1),
        })));
        world.Pass(TimeSpan.FromSeconds(5));
    }

    private void End(ChannelWriter<AgentStep> agent, params AgentStep[] steps)
    {
        foreach (var step in steps) world.Do(() => agent.TryWrite(step));
        world.Do(() => agent.TryWrite(new AgentStep.Finished("sim", 1, 1)));
        world.Pass(TimeSpan.FromSeconds(5));
    }
}
