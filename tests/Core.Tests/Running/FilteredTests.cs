using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

public sealed class FilteredTests
{
    private readonly World world = new();

    [Fact]
    public async Task What_was_shown_of_an_answer_that_a_filter_stopped_is_taken_away_and_not_asked_for_again()
    {
        world.Start();
        var model = world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Do(() => model.TryWrite(new AgentStep.Text("Something foul")));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal("Something foul", Assert.Single(world.Thread.Visible).Body.Text);

        world.Do(() => model.TryWrite(new AgentStep.Failed(new Failure(FailureKind.ContentFiltered, "finish content_filter"))));
        world.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal(TurnState.Failed, world.Turn(1).State);
        Assert.Contains("content filter", Assert.Single(world.Thread.Visible).Body.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("foul", world.Thread.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("foul", world.Turn(1).Result!.Text, StringComparison.Ordinal);
        Assert.Single(world.Agency.Requests);
    }
}
