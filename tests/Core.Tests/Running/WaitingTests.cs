using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>What people see while the agency waits for a model, and when it asks again.</summary>
public sealed class WaitingTests
{
    private readonly World world = new();

    private string Shown => Assert.Single(world.Thread.Visible).Body.Text;

    [Fact]
    public async Task A_busy_model_is_asked_again_when_it_said_and_the_post_says_that_it_waits()
    {
        world.Start();
        world.Agency.Fail(FailureKind.ModelBusy, TimeSpan.FromSeconds(30));
        await world.Say("1", "Hello?");
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Contains("cannot answer right now", Shown, StringComparison.Ordinal);
        world.Pass(TimeSpan.FromSeconds(24));
        Assert.Single(world.Agency.Requests);

        world.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal([1, 2], world.Agency.Requests.Select(static request => request.Attempt));
        Assert.Equal("You asked: Hello?", Shown);
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
    }

    [Fact]
    public void No_two_waits_are_alike_and_none_is_shorter_than_asked()
    {
        var failure = new Failure(FailureKind.ModelBusy, "http 429", TimeSpan.FromSeconds(20));
        var waits = Enumerable.Range(0, 100).Select(_ => WaitOf(failure)).ToList();
        var unasked = Enumerable.Range(0, 100).Select(_ => WaitOf(failure with { RetryAfter = null })).ToList();

        Assert.All(waits, static wait => Assert.InRange(wait.TotalSeconds, 20, 25));
        Assert.All(unasked, static wait => Assert.InRange(wait.TotalSeconds, 1, 2));
        Assert.True(waits.Distinct().Count() > 90);
        Assert.True(unasked.Max() - unasked.Min() > TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task A_silent_model_is_said_to_be_waited_for_within_a_quarter_of_a_minute_and_again_and_again()
    {
        world.Start();
        var model = world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Do(() => model.TryWrite(new AgentStep.Text("Once upon")));
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("Once upon", Shown);

        world.Pass(TimeSpan.FromSeconds(10));
        Assert.StartsWith("Once upon\n\n_Still waiting", Shown, StringComparison.Ordinal);
        var first = Shown;
        world.Pass(TimeSpan.FromSeconds(30));
        Assert.StartsWith("Once upon\n\n_Still waiting", Shown, StringComparison.Ordinal);
        Assert.NotEqual(first, Shown);

        world.Do(() => model.TryWrite(new AgentStep.Text(" a time")));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal("Once upon a time", Shown);
        world.Do(() => model.TryWrite(new AgentStep.Finished("sim", 1, 1)));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal("Once upon a time", Shown);
    }

    [Fact]
    public async Task A_model_that_drips_is_not_said_to_be_silent()
    {
        world.Start();
        var model = world.Agency.Script();
        await world.Say("1", "Hello?");
        for (var i = 0; i < 20; i++)
        {
            world.Do(() => model.TryWrite(new AgentStep.Text("drop ")));
            world.Pass(TimeSpan.FromSeconds(5));
            Assert.DoesNotContain("waiting", Shown, StringComparison.Ordinal);
        }

        world.Do(() => model.TryWrite(new AgentStep.Finished("sim", 1, 1)));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
    }

    private static TimeSpan WaitOf(Failure failure) => Deciding.Waiting.BeforeRetry(failure, new Steps.Stamp(default, Guid.NewGuid()).Jitter());
}
