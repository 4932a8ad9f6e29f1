using ChatAgency.Core.Accepting;
using ChatAgency.Core.Tests.Running;
using Xunit;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>
/// A process freezes at any moment, loses its stamp, and another takes over and finishes. Then it thaws, and what it
/// had begun lands late: the thread comes back to the one right text.
/// </summary>
public sealed class FrozenHostTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_a_frozen_process_had_begun_the_thread_ends_with_one_right_text(bool slow)
    {
        var moments = Run(int.MaxValue, slow);
        Assert.InRange(moments, 8, 200);
        for (var moment = 1; moment <= moments; moment++) Run(moment, slow);
    }

    private static int Run(int freezesAt, bool slow)
    {
        var world = new World(seed: 11);
        world.Thread.Echoes = true;
        world.Agency.Slow = slow;
        var first = world.Start(freezesAt: freezesAt);
        var said = new Dictionary<string, Task<AcceptResult>> { ["1"] = world.Say("1", "question 1") };
        world.Pass(TimeSpan.FromSeconds(20));
        if (first.IsFrozen)
        {
            // Two minutes and more: its stamp has run out, though its silo is not known to be dead.
            world.Pass(TimeSpan.FromSeconds(150));
            world.Start();
            world.Agency.Slow = false;
            if (!said["1"].IsCompletedSuccessfully) said["1"] = world.Say("1", "question 1");
            world.Pass(TimeSpan.FromSeconds(90));
            world.Do(first.Thaw);
        }

        world.Pass(TimeSpan.FromSeconds(120));
        var fault = Verdict.Of(world, said, new HashSet<string>(), twinsMayPass: true);
        Assert.True(fault is null, $"frozen at {freezesAt}: {fault}");
        Assert.Single(world.Thread.Visible);
        return first.Moments;
    }
}
