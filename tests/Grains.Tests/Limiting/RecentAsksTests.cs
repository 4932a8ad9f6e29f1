using ChatAgency.Grains.Limiting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Grains.Tests.Limiting;

public class RecentAsksTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void What_is_over_waits_until_the_oldest_of_the_minute_is_past()
    {
        var asks = new RecentAsks(time);
        asks.Add("ann");
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(asks.Wait("ann", 2));
        asks.Add("ann");
        Assert.Equal(TimeSpan.FromSeconds(40), asks.Wait("ann", 2));
        Assert.Null(asks.Wait("ben", 2));
        time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(asks.Wait("ann", 2));
    }

    [Fact]
    public void Without_a_limit_nobody_waits()
    {
        var asks = new RecentAsks(time);
        for (var i = 0; i < 1_000; i++) asks.Add("ann");
        Assert.Null(asks.Wait("ann", 0));
    }

    [Fact]
    public void Who_asks_no_more_is_forgotten()
    {
        var asks = new RecentAsks(time);
        for (var i = 0; i < 100; i++) asks.Add($"person {i}");
        time.Advance(TimeSpan.FromMinutes(1));
        asks.Add("ann");
        Assert.Equal(1, asks.Count);
    }
}
