using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>People delete and edit what has scrolled out of the window.</summary>
public sealed class DeletedLateTests
{
    private readonly World world = new();

    [Fact]
    public async Task A_question_of_long_ago_goes_with_its_answer_and_its_words_stand_in_no_page()
    {
        await SayAsync(60);
        Assert.DoesNotContain(world.Turns, static turn => turn.Number == 2);
        var post = world.Thread.Visible.Single(static post => post.Body.Text == "You asked: question 2").Id;

        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 2), await DeleteAsync("2"));
        world.Pass(TimeSpan.FromSeconds(2));

        AssertGone("2");
        Assert.DoesNotContain(world.Thread.Visible, other => other.Id == post);
        Assert.Equal(59, world.Thread.Visible.Count);
        Assert.Equal((60, 59), (world.AllTurns().Count, world.AllTurns().Count(static turn => turn.State == TurnState.Completed)));
        Assert.False(world.Store.Record.HasWork());
    }

    [Fact]
    public async Task Also_when_its_identity_was_forgotten_and_when_the_deletion_comes_twice()
    {
        await SayAsync(60);
        world.Leave(world.Host);
        world.Time.Advance(TimeSpan.FromDays(3));
        world.Start();
        Assert.Equal(AcceptOutcome.Accepted, (await DeleteAsync("2")).Outcome);
        world.Pass(TimeSpan.FromSeconds(2));
        await DeleteAsync("2");
        world.Pass(TimeSpan.FromSeconds(2));
        AssertGone("2");
        Assert.Equal(59, world.Thread.Visible.Count);
        Assert.False(world.Store.Record.HasWork());
    }

    [Fact]
    public async Task Also_what_came_back_from_its_page_meanwhile_and_what_its_page_is_written_of_just_then()
    {
        await SayAsync(60);
        world.Do(() => _ = world.Host.Runner.TryAgainAsync(2));
        world.Pass(TimeSpan.FromSeconds(2));
        var inWindow = world.Turns.Last().Question.Id.Value;
        await DeleteAsync("2");
        await DeleteAsync(inWindow);
        world.Pass(TimeSpan.FromSeconds(2));
        for (var i = 61; i <= 120; i++) await world.Say($"{i}", $"question {i}");
        world.Pass(TimeSpan.FromSeconds(2));
        AssertGone("2");
        AssertGone(inWindow);
    }

    [Fact]
    public async Task Whenever_a_process_dies_over_it_the_next_one_ends_it()
    {
        for (var diesAt = 1; diesAt <= 25; diesAt++)
        {
            var test = new DeletedLateTests();
            await test.DieOverItAsync(diesAt);
        }
    }

    [Fact]
    public async Task An_edit_shortly_after_the_answer_is_answered_anew_in_its_place_and_a_late_one_changes_nothing()
    {
        await SayAsync(60);
        var posts = world.Thread.Visible.Select(static post => post.Id).ToArray();
        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 2), await EditAsync("2", "in other words"));
        world.Pass(TimeSpan.FromSeconds(2));
        var edited = world.AllTurns().Single(static turn => turn.Number == 2);
        Assert.Equal(("in other words", TurnState.Completed), (edited.Question.Text, edited.State));
        Assert.Equal(posts, world.Thread.Visible.Select(static post => post.Id));
        Assert.Contains(world.Thread.Visible, static post => post.Body.Text == "You asked: in other words");

        world.Pass(world.Options.Traits.EditWindow);
        var before = world.Store.Record;
        Assert.Equal(new AcceptResult(AcceptOutcome.Duplicate, 3), await EditAsync("3", "too late"));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Same(before, world.Store.Record);
        Assert.Equal(61, world.Agency.Requests.Count);
    }

    private async Task DieOverItAsync(int diesAt)
    {
        await SayAsync(40);
        world.Leave(world.Host);
        world.Start(diesAt: diesAt);
        // Whoever dies over it never says whether it is kept.
        _ = DeleteAsync("2");
        world.Pass(TimeSpan.FromSeconds(1));
        if (world.Host.IsDead)
        {
            world.Kill(world.Host);
            world.Start();
            await DeleteAsync("2");
        }

        world.Pass(TimeSpan.FromSeconds(30));
        AssertGone("2");
        Assert.Equal(39, world.Thread.Visible.Count);
        Assert.False(world.Store.Record.HasWork());
    }

    private void AssertGone(string id)
    {
        var copies = world.Store.Pages.Values.SelectMany(static page => page).Concat(world.Turns).Where(turn => turn.Question.Id == new MessageId(id)).ToArray();
        Assert.NotEmpty(copies);
        Assert.All(copies, static turn => Assert.Equal((TurnState.Withdrawn, "", null), (turn.State, turn.Question.Text, turn.Result)));
    }

    private async Task SayAsync(int count)
    {
        world.Start();
        for (var i = 1; i <= count; i++) await world.Say($"{i}", $"question {i}");
        world.Pass(TimeSpan.FromSeconds(2));
    }

    private Task<AcceptResult> DeleteAsync(string id) => world.Say(id, "", static m => m.Kind = MessageKind.Deleted);

    private Task<AcceptResult> EditAsync(string id, string text) => world.Say(id, text, m => (m.Kind, m.EditedAt) = (MessageKind.Edited, world.Time.GetUtcNow()));
}
