using ChatAgency.Core.Accepting;
using ChatAgency.Core.Tests.Running;
using Xunit;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>Messages that join or take over, and stop words, with a death at every moment, and a second one at every moment of the successor.</summary>
public sealed class BusyCrashTests
{
    private static readonly Dictionary<string, (WhenBusy Mode, Action<World, Story> Tell)> Stories = new()
    {
        ["one joins"] = (WhenBusy.Steer, static (_, story) =>
        {
            story.Say("1");
            story.Say("2");
            story.Pass(20);
        }
        ),
        ["one joins and is edited"] = (WhenBusy.Steer, static (_, story) =>
        {
            story.Say("1");
            story.Say("2");
            story.Edit("2");
            story.Pass(20);
        }
        ),
        ["one joins and the first is deleted"] = (WhenBusy.Steer, static (_, story) =>
        {
            story.Say("1");
            story.Say("2");
            story.Delete("1");
            story.Pass(20);
        }
        ),
        ["one takes over"] = (WhenBusy.Supersede, static (_, story) =>
        {
            story.Say("1");
            story.Say("2");
            story.Pass(20);
        }
        ),
        ["a stop word"] = (WhenBusy.Queue, static (world, story) =>
        {
            story.Say("1");
            _ = world.Say("2", "stop");
            story.Pass(20);
        }
        ),
    };

    public static TheoryData<string> Names => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_death_at_any_moment_costs_no_message_its_one_outcome(string name)
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
        var (mode, tell) = Stories[name];
        var world = new World(seed: 5) { Limits = options => options with { WhenBusy = mode } };
        world.Agency.Slow = true;
        var story = new Story(world, secondDiesAt);
        story.Begin(firstDiesAt);
        tell(world, story);
        story.Rest();
        var fault = Verdict.Of(world, story.Said, story.Deleted);
        Assert.True(fault is null, $"{name}, first death at {firstDiesAt}, second at {secondDiesAt}: {fault}");
        return story.Moments;
    }
}
