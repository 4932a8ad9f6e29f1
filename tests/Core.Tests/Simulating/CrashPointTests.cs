using ChatAgency.Core.Failures;
using ChatAgency.Core.Tests.Running;
using Xunit;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>
/// The process dies at every moment at which it can: before and after each write, post, update, look and model call of
/// a story. Each moment of each story is visited, and so is a second death at every moment of the first successor.
/// </summary>
public sealed class CrashPointTests
{
    private static readonly Dictionary<string, Action<World, Story>> Stories = new()
    {
        ["one question"] = static (_, story) => story.Say("1"),
        ["two questions at once"] = static (_, story) =>
        {
            story.Say("1");
            story.Say("2");
        },
        ["an answer in parts that grows"] = static (world, story) =>
        {
            world.Thread.PartLength = 8;
            world.Agency.Slow = true;
            story.Say("1");
            story.Pass(12);
        },
        ["a lost post"] = static (world, story) =>
        {
            world.Thread.Faults["post"].Enqueue("lost after");
            story.Say("1");
            story.Pass(25);
        },
        ["a lost result"] = static (world, story) =>
        {
            world.Thread.Faults["update"].Enqueue("lost after");
            story.Say("1");
            story.Pass(25);
        },
        ["an edit after the answer"] = static (_, story) =>
        {
            story.Say("1");
            story.Edit("1");
        },
        ["a deletion after the answer"] = static (_, story) =>
        {
            story.Say("1");
            story.Delete("1");
        },
        ["a stop"] = static (world, story) =>
        {
            world.Agency.Slow = true;
            story.Say("1");
            story.Pass(2);
            story.Stop();
        },
        ["a model that fails once"] = static (world, story) =>
        {
            world.Agency.Fail(FailureKind.ModelUnavailable);
            story.Say("1");
            story.Pass(3);
        },
        ["editing forbidden"] = static (world, story) =>
        {
            foreach (var _ in Enumerable.Range(0, 2)) world.Thread.Faults["update"].Enqueue("EditForbidden");
            story.Say("1");
        },
    };

    public static TheoryData<string> Names => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_death_at_any_moment_of_a_story_costs_no_answer_and_doubles_none(string name)
    {
        var moments = Run(name, int.MaxValue, int.MaxValue).First;
        Assert.InRange(moments, 5, 500);
        for (var first = 1; first <= moments; first++)
        {
            var successor = Run(name, first, int.MaxValue).Second;
            for (var second = 1; second <= successor; second++) Run(name, first, second);
        }
    }

    private static (int First, int Second) Run(string name, int firstDiesAt, int secondDiesAt)
    {
        var world = new World(seed: 7);
        world.Thread.Lag = TimeSpan.FromSeconds(3);
        var story = new Story(world, secondDiesAt);
        story.Begin(firstDiesAt);
        Stories[name](world, story);
        story.Rest();
        var fault = Verdict.Of(world, story.Said, story.Deleted);
        Assert.True(fault is null, $"{name}, first death at {firstDiesAt}, second at {secondDiesAt}: {fault}");
        return story.Moments;
    }
}
