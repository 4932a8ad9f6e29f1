using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>Who is not answered is told so once, without a model, and nothing goes around it.</summary>
public sealed class DecliningTests
{
    private const string No = "_I answer no guests._";
    private readonly World world = new();

    [Fact]
    public async Task A_refused_message_ends_in_one_line_and_no_agent_is_asked()
    {
        world.Start();
        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 1), await SayRefused("1", "may I?"));
        Assert.Equal(AcceptOutcome.Duplicate, (await SayRefused("1", "may I?")).Outcome);
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(TurnState.Declined, Assert.Single(world.Turns).State);
        Assert.Equal(No, Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Empty(world.Agency.Requests);
    }

    [Fact]
    public async Task A_stop_word_that_is_refused_stops_nothing()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        await SayRefused("2", "stop");
        Assert.Equal(0, world.Agency.Cancelled);
    }

    [Fact]
    public async Task It_cannot_be_tried_again_or_edited_into_an_answer()
    {
        var host = world.Start();
        await SayRefused("1", "may I?");
        world.Pass(TimeSpan.FromSeconds(2));
        var again = true;
        await world.TryDo(async () => again = await host.Runner.TryAgainAsync(1));
        Assert.False(again);
        Assert.Equal(AcceptOutcome.Duplicate, (await world.Say("1", "may I, please?", message => Edit(message, No))).Outcome);
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Empty(world.Agency.Requests);

        // Who is answered by now may edit it.
        await world.Say("1", "may I now?", message => Edit(message, null, later: 20));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal("You asked: may I now?", Assert.Single(world.Thread.Visible).Body.Text);
    }

    [Fact]
    public async Task A_thread_in_which_it_only_declined_is_not_its_own()
    {
        world.Start();
        await SayRefused("1", "may I?");
        Assert.Equal(AcceptOutcome.NotForUs, (await world.Say("2", "who are you?", static message => message.Addressing = Addressing.Thread)).Outcome);
        await world.Say("3", "a question");
        Assert.Equal(AcceptOutcome.Accepted, (await world.Say("4", "and more", static message => message.Addressing = Addressing.Thread)).Outcome);
    }

    [Fact]
    public async Task An_agency_that_declines_itself_ends_the_turn_in_its_words()
    {
        world.Start();
        world.Agency.Script().TryWrite(new AgentStep.Declined(No));
        await world.Say("1", "may I?");
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal(TurnState.Declined, Assert.Single(world.Turns).State);
        Assert.Equal(No, Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Single(world.Agency.Requests);
    }

    private Task<AcceptResult> SayRefused(string id, string text) => world.Say(id, text, static message => message.Refusal = No);

    private void Edit(IncomingMessageBuilder message, string? refusal, int later = 10) =>
        (message.Kind, message.EditedAt, message.Refusal) = (MessageKind.Edited, world.Time.GetUtcNow().AddSeconds(later), refusal);
}
