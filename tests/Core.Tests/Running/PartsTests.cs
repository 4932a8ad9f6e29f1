using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

public class PartsTests
{
    private readonly World world = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Where_no_further_part_is_taken_those_that_stand_are_kept_with_a_note(int standing)
    {
        world.Thread.PartLength = 1000;
        for (var part = 0; part < standing; part++) world.Thread.Faults["post"].Enqueue("");
        world.Thread.Faults["post"].Enqueue("PlaceClosed");
        world.Start();
        var question = string.Concat(Enumerable.Range(0, 750).Select(static n => $"{n:000} "));
        await world.Say("1", question);
        world.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(TurnState.Failed, world.Turn(1).State);
        Assert.Equal(standing, world.Thread.Visible.Count);
        Assert.Equal(standing + 1, world.Thread.Calls.Count(static call => call == "post"));
        Assert.StartsWith("You asked: 000 001 002", world.Thread.Text, StringComparison.Ordinal);
        Assert.Contains("This answer is not whole.", world.Thread.Text, StringComparison.Ordinal);
        Assert.Contains(world.Turn(1).Result!.ErrorId!.Value.Value, world.Thread.Text, StringComparison.Ordinal);
        Assert.Single(world.Operators.Notices, static notice => notice is Notice.TurnFailed);
        Assert.True(world.Thread.Text.Length > 150 * standing, world.Thread.Text);
    }
}
