using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>A person has another agent answer: in the same place, once, and the choice holds.</summary>
public sealed class ChoosingTests
{
    private static readonly AgentName Code = new("Code");
    private readonly World world = new();

    [Fact]
    public async Task Another_agent_answers_an_ended_turn_in_its_place_and_goes_on_to_when_it_is_tried_again()
    {
        world.Start();
        await world.Say("1", "Hello?");
        Assert.Equal(AgentName.General, world.Turn(1).Route!.Agent);
        Assert.Equal(["Code", "Creative"], world.Host.Runner.View()!.Turns[0].Others);
        Assert.Equal(["Code", "Creative"], world.Thread.LaidOut[^1].Others);

        // Named in any case, as people write it.
        Assert.True(await ChooseAsync(1, "code"));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal((TurnState.Completed, Code), (world.Turn(1).State, world.Turn(1).Route!.Agent));
        Assert.Equal((Code, new PersonId("U2")), (world.Agency.Requests[^1].Choice!.Agent, world.Agency.Requests[^1].Choice!.By));
        Assert.Equal("You asked: Hello?", Assert.Single(world.Thread.Visible).Body.Text);
        world.Do(() => world.Host.Runner.TryAgainAsync(1));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal((3, Code), (world.Agency.Requests.Count, world.Turn(1).Route!.Agent));
    }

    [Fact]
    public async Task Whoever_is_about_as_likely_is_offered_while_the_answer_grows_and_no_more_once_a_person_chose()
    {
        world.Agency.Rival = "Code";
        world.Start();
        var first = world.Agency.Script();
        await world.Say("1", "Hello?");
        first.TryWrite(new AgentStep.Text("Well"));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal((AnswerKind.Growing, "Code"), (world.Thread.LaidOut[^1].Kind, world.Thread.LaidOut[^1].Rival));
        Assert.Equal("Code", world.Host.Runner.View()!.Turns[0].Rival);

        Assert.True(await ChooseAsync(1, "Code"));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal((TurnState.Completed, Code), (world.Turn(1).State, world.Turn(1).Route!.Agent));
        Assert.Equal((AnswerKind.Answer, null), (world.Thread.LaidOut[^1].Kind, world.Thread.LaidOut[^1].Rival));
        Assert.Null(world.Host.Runner.View()!.Turns[0].Rival);
        Assert.Equal("You asked: Hello?", Assert.Single(world.Thread.Visible).Body.Text);
    }

    [Fact]
    public async Task A_doubled_click_does_it_once_at_once_and_later()
    {
        world.Start();
        await world.Say("1", "Hello?");
        var agent = world.Agency.Script();
        Assert.True(await ChooseAsync(1, "Code"));
        Assert.True(await ChooseAsync(1, "Code"));
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(2, world.Agency.Requests.Count);
        End(agent, "By Code");
        Assert.True(await ChooseAsync(1, "CODE"));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(2, world.Agency.Requests.Count);
        Assert.Equal("By Code", Assert.Single(world.Thread.Visible).Body.Text);
    }

    [Fact]
    public async Task The_later_of_two_choices_counts()
    {
        world.Start();
        await world.Say("1", "Hello?");
        Assert.True(await ChooseAsync(1, "Code"));
        world.Pass(TimeSpan.FromSeconds(2));
        // A clock that was set back makes what is chosen now no older.
        world.Store.Record = world.Store.Record with { Turns = [world.Turn(1) with { Choice = world.Turn(1).Choice! with { At = world.Time.GetUtcNow().AddHours(1) } }] };
        world.Kill(world.Host);
        world.Start();
        Assert.True(await ChooseAsync(1, "Creative"));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal("Creative", world.Turn(1).Route!.Agent.Value);
        Assert.True(world.Turn(1).Choice!.At > world.Time.GetUtcNow().AddHours(0.9));
        Assert.True(await ChooseAsync(1, "General"));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(AgentName.General, world.Turn(1).Route!.Agent);
    }

    [Fact]
    public async Task A_click_while_it_is_answered_ends_the_model_call_and_begins_anew()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Do(() => script.TryWrite(new AgentStep.Text("Half an ans")));
        Assert.Equal(["Code", "Creative"], world.Host.Runner.View()!.Turns[0].Others);

        Assert.True(await ChooseAsync(1, "Code"));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(1, world.Agency.Cancelled);
        Assert.Equal((TurnState.Completed, Code), (world.Turn(1).State, world.Turn(1).Route!.Agent));
        Assert.Equal("You asked: Hello?", Assert.Single(world.Thread.Visible).Body.Text);
    }

    [Fact]
    public async Task A_click_takes_back_a_call_that_waits_for_approval()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Do(() => script.TryWrite(new AgentStep.Suspended(new ApprovalAsk { Id = "call-1", Agent = "General", Tool = "send", Shown = "to: ann", Script = "{}", Approvers = ["U1"], ApproverNames = "Ann", Life = TimeSpan.FromHours(1) })));
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("call-1", world.Host.Runner.View()!.Turns[0].Approval);

        Assert.True(await ChooseAsync(1, "Code"));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.False(await FoundAsync(() => world.Host.Runner.DecideAsync(1, "call-1", true, new PersonId("U1"))));
        Assert.Equal((TurnState.Completed, null), (world.Turn(1).State, world.Turn(1).Approval));
    }

    [Fact]
    public async Task A_turn_that_was_passed_on_offers_who_passed_it_on()
    {
        world.Start();
        await world.Say("1", "Hello?");
        var script = world.Agency.Script();
        Assert.True(await ChooseAsync(1, "Code"));
        world.Do(() => script.TryWrite(new AgentStep.PassedOn(new AgentName("Creative"), "It is a poem.", [], new AgentStep.Finished("sim", 1, 1))));
        world.Do(() => End(script, "An ode"));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(("Creative", "Code General"), (world.Turn(1).Route!.Agent.Value, string.Join(' ', world.Turn(1).Route!.Others!)));

        Assert.True(await ChooseAsync(1, "Code"));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal((3, Code), (world.Agency.Requests.Count, world.Turn(1).Route!.Agent));
    }

    [Fact]
    public async Task A_click_after_the_question_was_deleted_finds_nothing_and_shows_nothing()
    {
        world.Start();
        await world.Say("1", "secret");
        await world.Say("1", "", m => m.Kind = MessageKind.Deleted);
        world.Pass(TimeSpan.FromSeconds(1));

        Assert.False(await ChooseAsync(1, "Code"));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Empty(world.Thread.Visible);
        Assert.Single(world.Agency.Requests);
        Assert.Null(world.Host.Runner.View()!.Turns[0].Others);
    }

    [Theory]
    [InlineData(1, "Legal")]
    [InlineData(1, "General")]
    [InlineData(1, "")]
    [InlineData(2, "Code")]
    public async Task What_is_not_offered_is_not_found(long turn, string agent)
    {
        world.Start();
        await world.Say("1", "Hello?");
        Assert.False(await ChooseAsync(turn, agent));
        Assert.Single(world.Agency.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_second_activation_heard_reaches_the_owner(bool runs)
    {
        var owner = world.Start();
        var one = world.Agency.Script();
        await world.Say("1", "one");
        if (!runs)
        {
            // The second question keeps the owner at work while the first has ended.
            world.Agency.Script();
            End(one, "first");
            world.Pass(TimeSpan.FromSeconds(2));
            await world.Say("2", "two");
        }

        // Who answers is written with the next that is, or shortly.
        world.Pass(TimeSpan.FromSeconds(2));
        world.Start();
        Assert.True(await ChooseAsync(1, "Code"));
        // A second click there, before the owner knows of the first one.
        Assert.True(await ChooseAsync(1, "Code"));
        world.Pass(TimeSpan.FromSeconds(90));
        if (!runs) world.Do(() => owner.Runner.CancelAsync(2));
        world.Pass(TimeSpan.FromSeconds(10));

        Assert.False(owner.IsDropped);
        Assert.Equal((TurnState.Completed, Code), (world.Turn(1).State, world.Turn(1).Route!.Agent));
        Assert.Equal("You asked: one", world.Thread.Visible[0].Body.Text);
        Assert.Equal(2, world.Agency.Requests.Count(static request => request.Question == "one"));
    }

    [Fact]
    public async Task What_is_chosen_and_edited_at_a_second_activation_is_answered_as_it_reads_by_whom_was_chosen()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "old");
        world.Pass(TimeSpan.FromSeconds(2));
        world.Start();
        Assert.True(await ChooseAsync(1, "Code"));
        await world.Say("1", "new", m => (m.Kind, m.EditedAt) = (MessageKind.Edited, world.Time.GetUtcNow()));
        world.Pass(TimeSpan.FromSeconds(90));

        Assert.Equal("You asked: new", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(Code, world.Turn(1).Route!.Agent);
    }

    private static void End(System.Threading.Channels.ChannelWriter<AgentStep> agent, string text)
    {
        agent.TryWrite(new AgentStep.Text(text));
        agent.TryWrite(new AgentStep.Finished("sim", 1, 1));
    }

    private Task<bool> ChooseAsync(long turn, string agent) => FoundAsync(() => world.Host.Runner.ChooseAsync(turn, new AgentName(agent), new PersonId("U2")));

    private async Task<bool> FoundAsync(Func<Task<bool>> wish)
    {
        Task<bool> found = null!;
        world.Do(() => found = wish());
        return await found;
    }
}
