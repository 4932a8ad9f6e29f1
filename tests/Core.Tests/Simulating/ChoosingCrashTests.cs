using ChatAgency.Core.Keeping;
using ChatAgency.Core.Tests.Running;
using Xunit;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>Another agent is chosen, with a death at every moment, and a second one at every moment of the successor.</summary>
public sealed class ChoosingCrashTests
{
    private static readonly Dictionary<string, Action<World, Story>> Stories = new()
    {
        ["a click"] = static (_, story) =>
        {
            story.Say("1");
            story.Choose(1, "Code");
        },
        ["a doubled click"] = static (_, story) =>
        {
            story.Say("1");
            story.Choose(1, "Code");
            story.Choose(1, "Code");
        },
        ["a click while it is answered"] = static (world, story) =>
        {
            world.Agency.Slow = true;
            story.Say("1");
            story.Pass(2);
            story.Choose(1, "Code");
            story.Pass(10);
        },
        ["a click and a deletion"] = static (_, story) =>
        {
            story.Say("1");
            story.Choose(1, "Code");
            story.Delete("1");
        },
        ["a deletion and a click"] = static (_, story) =>
        {
            story.Say("1");
            story.Delete("1");
            story.Choose(1, "Code");
        },
        ["a click while another is answered"] = static (world, story) =>
        {
            story.Say("1");
            world.Agency.Slow = true;
            story.Say("2");
            story.Choose(1, "Code");
            story.Pass(20);
        },
    };

    public static TheoryData<string> Names => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_death_at_any_moment_costs_no_choice_and_doubles_no_answer(string name)
    {
        var moments = Run(name, int.MaxValue, int.MaxValue).First;
        Assert.InRange(moments, 8, 300);
        for (var first = 1; first <= moments; first++)
        {
            var successor = Run(name, first, int.MaxValue).Second;
            for (var second = 1; second <= successor; second += 2) Run(name, first, second);
        }
    }

    private static (int First, int Second) Run(string name, int firstDiesAt, int secondDiesAt)
    {
        var world = new World(seed: 3);
        var story = new Story(world, secondDiesAt);
        story.Begin(firstDiesAt);
        Stories[name](world, story);
        story.Rest();
        // Each choice may put the question to the model twice more.
        var fault = Verdict.Of(world, story.Said, story.Deleted, calls: 4) ?? Fault(world, story);
        Assert.True(fault is null, $"{name}, first death at {firstDiesAt}, second at {secondDiesAt}: {fault}");
        return story.Moments;
    }

    private static string? Fault(World world, Story story) =>
        story.Chosen.FirstOrDefault(chosen => world.Turn(chosen.Turn) is { State: TurnState.Completed } turn && turn.Route!.Agent.Value != chosen.Agent) is { Agent: not null } lost
            ? $"turn {lost.Turn} was given to {lost.Agent} and is answered by {world.Turn(lost.Turn).Route!.Agent}"
            : null;
}
