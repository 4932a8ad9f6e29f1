using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>Clocks that are set, and days that pass with nobody there.</summary>
public sealed class TimeTests
{
    private readonly World world = new();

    [Theory]
    [InlineData(-60)]
    [InlineData(4)]
    public void A_clock_that_is_set_while_a_conversation_lives_moves_nothing_in_it(int minutes)
    {
        var wall = new SetClock();
        var steady = new SteadyTime(wall);
        var before = steady.GetUtcNow();
        wall.Offset = TimeSpan.FromMinutes(minutes);
        Assert.Equal(before, steady.GetUtcNow());
        wall.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(before.AddSeconds(7), steady.GetUtcNow());
    }

    [Fact]
    public async Task A_stamp_from_the_future_is_no_fresh_one()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        // Its clock ran an hour ahead; it froze, and membership has not noticed.
        world.Store.Record = world.Store.Record with { Owner = world.Store.Record.Owner! with { StampedAt = world.Time.GetUtcNow().AddHours(1) } };
        world.Start();
        world.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("You asked: one", Assert.Single(world.Thread.Visible).Body.Text);
    }

    [Fact]
    public async Task A_time_limit_that_is_changed_holds_for_the_turn_that_runs()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        world.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(TurnState.Answering, world.Turns.First().State);

        world.Limits = static options => options with { TaskTimeout = TimeSpan.FromSeconds(40) };
        await world.Say("2", "two");
        world.Pass(TimeSpan.FromSeconds(15));
        Assert.Equal(TurnState.Failed, world.Turns.First().State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_day_with_nobody_there_nothing_is_answered_late(bool inGoodOrder)
    {
        var first = world.Start();
        world.Agency.Script();
        await world.Say("1", "one");
        await world.Say("2", "two");
        if (inGoodOrder)
        {
            world.Leave(first);
        }

        world.Kill(first);
        world.Time.Advance(TimeSpan.FromHours(24));
        world.Start();
        world.Pass(TimeSpan.FromSeconds(60));
        Assert.All(world.Turns, static turn => Assert.Equal(TurnState.Failed, turn.State));
        Assert.All(world.Thread.Visible, static post => Assert.Contains("left waiting while the agency was away", post.Body.Text, StringComparison.Ordinal));
        Assert.Equal(2, world.Thread.Visible.Count);
        Assert.Single(world.Agency.Requests);
    }

    private sealed class SetClock : TimeProvider
    {
        private readonly FakeTimeProvider real = new();

        public TimeSpan Offset { get; set; }

        public override long TimestampFrequency => real.TimestampFrequency;

        public void Advance(TimeSpan by) => real.Advance(by);

        public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Offset;

        public override long GetTimestamp() => real.GetTimestamp();
    }
}
