using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>What stands beside the thread follows what the agency does, and holds nothing up.</summary>
public sealed class StatusTests
{
    private readonly World world = new();

    [Fact]
    public async Task It_says_working_while_a_turn_is_open_and_idle_after_its_end()
    {
        world.Start();
        var script = world.Agency.Script();
        await world.Say("1", "Hello?");
        Assert.Equal([ThreadStatus.Working], world.Thread.Statuses);
        world.Do(() =>
        {
            script.TryWrite(new AgentStep.Text("Hello."));
            script.TryComplete();
        });
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal([ThreadStatus.Working, ThreadStatus.Idle], world.Thread.Statuses);
    }

    [Fact]
    public async Task It_is_set_back_after_a_stop()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "Hello?");
        world.Do(() => world.Host.Runner.CancelAsync(null));
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(ThreadStatus.Idle, world.Thread.Statuses[^1]);
    }

    [Fact]
    public async Task A_thread_is_named_by_its_first_question_once_also_where_that_is_answered_anew_by_another_process()
    {
        world.Start();
        await world.Say("1", "Hello?");
        await world.Say("2", "And?");
        world.Leave(world.Host);
        world.Start();
        world.Do(() => world.Host.Runner.TryAgainAsync(1));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(["Hello?"], world.Thread.Titles);
    }

    [Fact]
    public async Task A_platform_that_does_not_answer_holds_no_turn_up_and_hears_the_newest_alone()
    {
        world.Thread.StatusHeld = new TaskCompletionSource();
        world.Start();
        for (var i = 0; i < 3; i++) await world.Say($"{i}", "Hello?");
        world.Pass(TimeSpan.FromSeconds(5));
        Assert.All(world.Turns, static turn => Assert.True(turn.IsEnded));
        Assert.Equal([ThreadStatus.Working], world.Thread.Statuses);
        var held = world.Thread.StatusHeld;
        world.Thread.StatusHeld = null;
        world.Do(held.SetResult);
        Assert.Equal([ThreadStatus.Working, ThreadStatus.Idle], world.Thread.Statuses);
    }
}
