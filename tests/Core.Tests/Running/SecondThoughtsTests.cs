using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>People stop, delete and edit what they asked.</summary>
public sealed class SecondThoughtsTests
{
    private readonly World world = new();

    [Fact]
    public async Task Stop_ends_the_model_call_at_once_and_the_thread_says_so()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "Hello?");
        await world.Say("2", "And?");
        Task<bool> stopped = null!;
        world.Do(() => stopped = world.Host.Runner.CancelAsync(1));
        Assert.True(await stopped);
        Assert.Equal(1, world.Agency.Cancelled);
        Assert.Equal(TurnState.Cancelled, world.Turn(1).State);
        Assert.Equal(TurnState.Completed, world.Turn(2).State);
        world.Do(() => stopped = world.Host.Runner.CancelAsync(1));
        Assert.False(await stopped);
    }

    [Fact]
    public async Task A_deleted_question_withdraws_its_answer_and_its_words()
    {
        world.Agency.ModelReason = "It is about a secret.";
        world.Start();
        await world.Say("1", "secret");
        Assert.Equal("It is about a secret.", world.Turn(1).Route!.Reason);
        Assert.Equal("A model found it to be for General.", (await world.Host.Runner.InspectAsync(1, CancellationToken.None))!.Route!.Reason);
        await world.Say("1", "", m => m.Kind = MessageKind.Deleted);
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(world.Thread.Visible);
        Assert.Equal(TurnState.Withdrawn, world.Turn(1).State);
        Assert.DoesNotContain("secret", world.Store.Record.ToString() + string.Concat(world.Turns), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_of_unknown_outcome_goes_too_though_its_thread_is_said_to_be_gone_until_it_can_be_read()
    {
        world.Thread.Faults["post"].Enqueue("lost after");
        for (var i = 0; i < 2; i++) world.Thread.Faults["find"].Enqueue("PlaceClosed");
        world.Start();
        world.Agency.Script();
        await world.Say("1", "secret");
        await world.Say("1", "", m => m.Kind = MessageKind.Deleted);
        Assert.Single(world.Thread.Visible);
        world.Pass(TimeSpan.FromSeconds(30));
        Assert.Empty(world.Thread.Visible);
        Assert.Empty(world.Store.Record.Sweeps);
    }

    [Fact]
    public async Task A_deletion_that_comes_before_its_message_leaves_a_tombstone()
    {
        world.Start();
        await world.Say("1", "", m => m.Kind = MessageKind.Deleted);
        Assert.Equal(new AcceptResult(AcceptOutcome.Duplicate), await world.Say("1", "too late"));
        Assert.Empty(world.Agency.Requests);
    }

    [Fact]
    public async Task An_edit_while_it_is_answered_is_answered_as_edited_and_shortly_after_in_the_same_place()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "old");
        await world.Say("1", "new", m => (m.Kind, m.EditedAt) = (MessageKind.Edited, world.Time.GetUtcNow()));
        Assert.Equal("You asked: new", Assert.Single(world.Thread.Visible).Body.Text);
        world.Pass(TimeSpan.FromSeconds(60));
        await world.Say("1", "newest", m => (m.Kind, m.EditedAt) = (MessageKind.Edited, world.Time.GetUtcNow()));
        await world.Say("1", "older", m => (m.Kind, m.EditedAt) = (MessageKind.Edited, world.Time.GetUtcNow().AddSeconds(-30)));
        Assert.Equal("You asked: newest", Assert.Single(world.Thread.Visible).Body.Text);
    }
}
