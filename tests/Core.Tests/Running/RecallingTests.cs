using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>What has scrolled out of the window is answered anew like anything else: in its place, and once.</summary>
public sealed class RecallingTests
{
    private static readonly PersonId Ann = new("U1");
    private readonly World world = new();

    [Fact]
    public async Task An_answer_of_long_ago_is_made_anew_in_its_own_post()
    {
        world.Start();
        await SayAsync(60);
        Assert.DoesNotContain(world.Turns, static turn => turn.Number == 1);
        var shown = Shown();
        Assert.True(await AskAsync(() => world.Host.Runner.RedoAsync(1, shorter: true, world.Time.GetUtcNow())));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal((61, "question 1", "You asked: question 1".Length), (world.Agency.Requests.Count, world.Agency.Requests[^1].Question, world.Agency.Requests[^1].ShorterThan));
        Assert.Equal(shown, Shown());
        Assert.Equal(world.Turns.Select(static turn => turn.Number).Order(), world.Turns.Select(static turn => turn.Number));
        Assert.Equal(60, world.AllTurns().Count);
    }

    [Fact]
    public async Task It_is_tried_again_and_given_to_another_agent_as_any_turn_is()
    {
        world.Start();
        await SayAsync(60);
        Assert.True(await AskAsync(() => world.Host.Runner.TryAgainAsync(2)));
        Assert.True(await AskAsync(() => world.Host.Runner.ChooseAsync(3, new AgentName("Code"), Ann)));
        Assert.False(await AskAsync(() => world.Host.Runner.ChooseAsync(4, new AgentName("Nobody"), Ann)));
        Assert.False(await AskAsync(() => world.Host.Runner.TryAgainAsync(400)));
        world.Pass(TimeSpan.FromSeconds(4));

        Assert.Equal(["question 2", "question 3"], world.Agency.Requests.Skip(60).Select(static request => request.Question));
        Assert.Equal(new AgentName("Code"), world.Turn(3).Route!.Agent);
        Assert.DoesNotContain(world.Turns, static turn => turn.Number == 4);
        Assert.Equal(60, world.Thread.Visible.Count);
    }

    [Fact]
    public async Task What_was_answered_with_it_comes_back_with_it()
    {
        world.Limits = static options => options with { WhenBusy = WhenBusy.Steer };
        world.Start();
        world.Agency.Script();
        await world.Say("a", "one");
        await world.Say("b", "two");
        world.Pass(TimeSpan.FromSeconds(2));
        await SayAsync(60);
        Assert.DoesNotContain(world.Turns, static turn => turn.Number <= 2);
        Assert.True(await AskAsync(() => world.Host.Runner.TryAgainAsync(1)));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(["two"], world.Agency.Requests[^1].Joined.Select(static joined => joined.Text));
        Assert.Equal(TurnState.Merged, world.Turn(2).State);
    }

    [Fact]
    public async Task A_process_that_dies_over_it_leaves_one_answer_in_one_post()
    {
        world.Start();
        await SayAsync(60);
        var shown = Shown();
        world.Agency.Script();
        Assert.True(await AskAsync(() => world.Host.Runner.TryAgainAsync(1)));
        world.Kill(world.Host);
        world.Start();
        world.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
        Assert.Equal(shown, Shown());
    }

    [Fact]
    public async Task What_is_erased_is_not_brought_back()
    {
        world.Start();
        await SayAsync(60);
        var erased = Task.CompletedTask;
        var again = Task.FromResult(true);
        world.Do(() =>
        {
            erased = world.Host.Runner.EraseAuthorAsync(Ann, default);
            again = world.Host.Runner.TryAgainAsync(1);
        });
        world.Pass(TimeSpan.FromSeconds(60));
        await erased;
        Assert.False(await again);
        Assert.All(world.AllTurns(), static turn => Assert.Equal((TurnState.Withdrawn, ""), (turn.State, turn.Question.Text)));
    }

    private async Task SayAsync(int count)
    {
        for (var i = 1; i <= count; i++) await world.Say($"{i}", $"question {i}");
        world.Pass(TimeSpan.FromSeconds(2));
    }

    private (string, string)[] Shown() => [.. world.Thread.Visible.Select(static post => (post.Id.Value, post.Body.Text))];

    private async Task<bool> AskAsync(Func<Task<bool>> ask)
    {
        var asked = Task.FromResult(false);
        world.Do(() => asked = ask());
        return await asked;
    }
}
