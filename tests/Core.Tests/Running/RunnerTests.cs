using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

public sealed class RunnerTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_question_is_answered_once_in_one_post_with_three_writes()
    {
        world.Start();
        var result = await world.Say("1", "Hello?");

        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 1), result);
        Assert.Equal("You asked: Hello?", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
        Assert.Equal(3, world.Store.Saves);
        Assert.True(world.Store.MarkedBeforeEverySave);
        world.Pass(TimeSpan.FromSeconds(30));
        Assert.False(world.Store.Marked);
        Assert.Empty(world.Operators.Unexpected);
    }

    [Fact]
    public void Nothing_is_acknowledged_posted_or_asked_before_the_message_is_durable()
    {
        world.Start();
        world.Store.Held = new TaskCompletionSource();
        var said = world.Say("1", "Hello?");
        var again = world.Say("1", "Hello?");

        Assert.False(said.IsCompleted);
        Assert.False(again.IsCompleted);
        Assert.Empty(world.Thread.Calls);
        Assert.Empty(world.Agency.Requests);

        world.Do(() => world.Store.Held.SetResult());
        Assert.True(said.IsCompletedSuccessfully);
        Assert.True(again.IsCompletedSuccessfully);
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
    }

    [Fact]
    public async Task A_message_delivered_again_is_a_duplicate_and_with_other_words_a_mismatch()
    {
        world.Start();
        await world.Say("1", "Hello?", m => m.Digest = "a");
        Assert.Equal(new AcceptResult(AcceptOutcome.Duplicate, 1), await world.Say("1", "Hello?", m => m.Digest = "a"));
        Assert.Equal(AcceptOutcome.Mismatch, (await world.Say("1", "Bye?", m => m.Digest = "b")).Outcome);
        Assert.Single(world.Agency.Requests);
    }

    [Fact]
    public async Task Chatter_in_a_thread_without_the_agency_costs_no_write()
    {
        world.Start();
        Assert.Equal(AcceptOutcome.NotForUs, (await world.Say("1", "So?", m => m.Addressing = Addressing.Thread)).Outcome);
        Assert.Equal(0, world.Store.Saves);
        await world.Say("2", "Hello?");
        Assert.Equal(AcceptOutcome.Accepted, (await world.Say("3", "And?", m => m.Addressing = Addressing.Thread)).Outcome);
    }

    [Fact]
    public async Task Questions_that_wait_are_answered_in_the_order_in_which_they_were_written()
    {
        world.Start();
        var first = world.Agency.Script();
        await world.Say("1", "one");
        await world.Say("3", "three", m => m.SentAt = world.Time.GetUtcNow().AddSeconds(3));
        await world.Say("2", "two", m => m.SentAt = world.Time.GetUtcNow().AddSeconds(2));
        world.Do(() => { first.TryWrite(new AgentStep.Text("first")); first.TryWrite(new AgentStep.Finished("sim", 1, 1)); });
        world.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal(["one", "two", "three"], world.Agency.Requests.Select(static request => request.Question));
        Assert.Equal(["first", "You asked: two", "You asked: three"], world.Thread.Visible.Select(static post => post.Body.Text));
        Assert.Equal(["one", "two"], world.Agency.Requests[2].Earlier.Select(static exchange => exchange.Question));
    }

    [Fact]
    public async Task The_answer_grows_in_its_post_at_the_platforms_pace_and_nothing_older_than_the_result_remains()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        Assert.Equal("…", world.Thread.Text);
        world.Do(() => script.TryWrite(new AgentStep.Text("One")));
        Assert.Equal("One", world.Thread.Text);
        world.Do(() => script.TryWrite(new AgentStep.Text(" two")));
        Assert.Equal("One", world.Thread.Text);
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("One two", world.Thread.Text);
        world.Do(() => { script.TryWrite(new AgentStep.Text(" three")); script.TryWrite(new AgentStep.Finished("sim", 1, 1)); });
        Assert.Equal("One two three", world.Thread.Text);
        Assert.Single(world.Thread.Visible);
    }

    [Fact]
    public async Task A_long_answer_stands_in_ordered_parts()
    {
        world.Thread.PartLength = 10;
        world.Start();
        await world.Say("1", "a question that is longer than one part");
        Assert.Equal("You asked: a question that is longer than one part", world.Thread.Text);
        Assert.Equal(5, world.Thread.Visible.Count);
    }

    [Theory]
    [InlineData("lost before")]
    [InlineData("lost after")]
    public async Task A_post_of_unknown_outcome_is_found_or_repeated_and_never_stands_twice(string fault)
    {
        world.Thread.Lag = TimeSpan.FromSeconds(6);
        world.Thread.Faults["post"].Enqueue(fault);
        world.Start();
        await world.Say("1", "Hello?");
        world.Pass(TimeSpan.FromSeconds(60));

        Assert.Equal("You asked: Hello?", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
        Assert.Equal(fault == "lost before" ? 2 : 1, world.Thread.Calls.Count(static call => call == "post"));
        Assert.False(world.Store.Record.HasWork());
    }

    [Fact]
    public async Task An_echo_settles_an_unknown_post_at_once_and_a_second_post_is_condemned()
    {
        world.Thread.Lag = TimeSpan.FromSeconds(6);
        world.Thread.Faults["post"].Enqueue("lost after");
        world.Start();
        await world.Say("1", "Hello?");
        var echo = SimThread.EchoOf(world.Thread.Visible[0]);
        world.Do(() => _ = world.Host.Runner.EchoAsync(echo));
        Assert.Equal("You asked: Hello?", world.Thread.Text);
        // Older by its id: what the record holds counts, not what came first.
        world.Do(() => _ = world.Host.Runner.EchoAsync(echo with { Post = new Delivery.PostId("0") }));
        Assert.Contains("delete", world.Thread.Calls);
        Assert.Equal("You asked: Hello?", world.Thread.Text);
    }

    [Fact]
    public async Task A_post_that_should_never_have_stood_is_told_when_it_is_gone_and_one_that_was_withdrawn_is_not()
    {
        world.Start();
        await world.Say("1", "Hello?");
        var twin = world.Thread.Double(world.Thread.Visible[0]);
        world.Do(() => _ = world.Host.Runner.EchoAsync(SimThread.EchoOf(twin)));
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.Single(world.Thread.Visible);
        Assert.Single(world.Operators.Notices.OfType<Notice.PostRemoved>());

        await world.Say("1", "", m => m.Kind = MessageKind.Deleted);
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(world.Thread.Visible);
        Assert.Single(world.Operators.Notices.OfType<Notice.PostRemoved>());
    }

    [Theory]
    [InlineData("lost before")]
    [InlineData("lost after")]
    public async Task A_final_update_of_unknown_outcome_is_read_back_until_the_text_stands(string fault)
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Thread.Faults["update"].Enqueue(fault);
        world.Do(() => { script.TryWrite(new AgentStep.Text("Whole.")); script.TryWrite(new AgentStep.Finished("sim", 1, 1)); });
        world.Pass(TimeSpan.FromSeconds(30));

        Assert.Equal("Whole.", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
        Assert.Single(world.Agency.Requests);
    }

    [Fact]
    public async Task A_platform_that_says_later_is_called_again_at_that_moment_and_not_before()
    {
        world.Thread.Faults["post"].Enqueue("429");
        world.Start();
        await world.Say("1", "Hello?");
        world.Pass(TimeSpan.FromSeconds(29));
        Assert.Single(world.Thread.Calls);
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal("You asked: Hello?", world.Thread.Text);
    }

    [Fact]
    public async Task A_closed_place_ends_the_turn_as_undeliverable_and_tells_operators()
    {
        world.Thread.Faults["post"].Enqueue("PlaceClosed");
        world.Start();
        await world.Say("1", "Hello?");
        Assert.Equal(TurnState.Undeliverable, world.Turn(1).State);
        Assert.Contains(world.Operators.Notices, static notice => notice is Notice.PlatformRefuses);
    }

    [Fact]
    public async Task A_part_that_is_too_long_is_laid_out_anew()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Thread.Faults["update"].Enqueue("TooLong");
        world.Thread.PartLength = 8;
        world.Do(() => { script.TryWrite(new AgentStep.Text("0123456789")); script.TryWrite(new AgentStep.Finished("sim", 1, 1)); });
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("0123456789", world.Thread.Text);
        Assert.Equal(3, world.Thread.Visible.Count);
    }

    [Fact]
    public async Task Where_editing_is_forbidden_the_text_is_posted_and_the_placeholder_goes()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Thread.Faults["update"].Enqueue("EditForbidden");
        world.Thread.Faults["update"].Enqueue("EditForbidden");
        world.Do(() => { script.TryWrite(new AgentStep.Text("Whole.")); script.TryWrite(new AgentStep.Finished("sim", 1, 1)); });
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("Whole.", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
    }

    [Fact]
    public async Task A_placeholder_that_somebody_deleted_is_replaced_once()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        SimThread.Remove(world.Thread.Visible[0]);
        world.Do(() => { script.TryWrite(new AgentStep.Text("Whole.")); script.TryWrite(new AgentStep.Finished("sim", 1, 1)); });
        world.Pass(TimeSpan.FromSeconds(20));
        Assert.Equal("Whole.", Assert.Single(world.Thread.Visible).Body.Text);
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
    }

    [Fact]
    public async Task A_failed_model_is_asked_a_second_time_and_then_the_person_is_told_with_an_error_id()
    {
        world.Agency.Fail(FailureKind.ModelUnavailable);
        world.Agency.Fail(FailureKind.ModelUnavailable);
        world.Start();
        await world.Say("1", "Hello?");
        world.Pass(TimeSpan.FromSeconds(5));

        var turn = world.Turn(1);
        Assert.Equal(TurnState.Failed, turn.State);
        Assert.Equal(2, world.Agency.Requests.Count);
        Assert.Contains(turn.Result!.ErrorId!.Value.Value, world.Thread.Text, StringComparison.Ordinal);
        Assert.Contains(world.Operators.Notices, notice => notice is Notice.TurnFailed failed && failed.ErrorId == turn.Result.ErrorId);
        Assert.DoesNotContain("scripted", world.Thread.Text, StringComparison.Ordinal);

        world.Do(() => world.Host.Runner.TryAgainAsync(1));
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("You asked: Hello?", Assert.Single(world.Thread.Visible).Body.Text);
    }

    [Fact]
    public async Task A_text_that_cannot_be_laid_out_ends_in_an_honest_note_and_the_next_question_is_answered()
    {
        world.Thread.Poison = "venom";
        world.Start();
        await world.Say("1", "venom");
        await world.Say("2", "Hello?");
        Assert.Equal(TurnState.Failed, world.Turn(1).State);
        Assert.Contains(world.Turn(1).Result!.ErrorId!.Value.Value, world.Thread.Visible[0].Body.Text, StringComparison.Ordinal);
        Assert.Equal(TurnState.Completed, world.Turn(2).State);
    }

    [Fact]
    public async Task A_turn_that_takes_too_long_ends_and_shows_what_there_was()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Do(() => script.TryWrite(new AgentStep.Text("Some words")));
        world.Pass(TimeSpan.FromSeconds(301));
        Assert.Equal(TurnState.Failed, world.Turn(1).State);
        Assert.StartsWith("Some words", world.Thread.Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Agency.Cancelled);
    }

    [Fact]
    public async Task A_save_that_fails_drops_the_activation_and_acknowledges_nothing()
    {
        world.Start();
        world.Store.Faults.Enqueue("fail before");
        await Assert.ThrowsAsync<IOException>(() => world.Say("1", "Hello?"));
        Assert.True(world.Host.IsDropped);
        Assert.Empty(world.Thread.Calls);
    }
}
