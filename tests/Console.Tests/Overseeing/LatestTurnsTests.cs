using ChatAgency.Console.Overseeing;
using ChatAgency.Grains.Interfaces.Finding;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Console.Tests.Overseeing;

/// <summary>However many look at the overview, the register is read once in a while.</summary>
public sealed class LatestTurnsTests
{
    private readonly FakeTimeProvider time = new();
    private readonly Register register;
    private readonly LatestTurns latest;

    public LatestTurnsTests()
    {
        (var grains, register) = Register.Create();
        latest = new LatestTurns(grains, time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_who_look_within_a_while_share_one_reading()
    {
        var looks = Enumerable.Range(0, 64).Select(_ => latest.DrawAsync(Token)).ToList();
        Assert.Single(register.Asked).SetResult(new RegisterFound([], null));
        var drawn = await Task.WhenAll(looks);
        Assert.All(drawn, html => Assert.Same(drawn[0], html));

        time.Advance(LatestTurns.Fresh - TimeSpan.FromMilliseconds(1));
        Assert.Same(drawn[0], await latest.DrawAsync(Token));
        time.Advance(TimeSpan.FromMilliseconds(1));
        var next = latest.DrawAsync(Token);
        Assert.Equal(2, register.Asked.Count);
        register.Asked.Last().SetResult(new RegisterFound([], null));
        Assert.NotSame(drawn[0], await next);
    }

    [Fact]
    public async Task Whoever_leaves_takes_it_from_nobody_and_what_failed_is_not_kept()
    {
        using var leaves = new CancellationTokenSource();
        var (first, second) = (latest.DrawAsync(leaves.Token), latest.DrawAsync(Token));
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Single(register.Asked).SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => second);

        var third = latest.DrawAsync(Token);
        register.Asked.Last().SetResult(new RegisterFound([], null));
        await third;
        Assert.Equal(2, register.Asked.Count);
    }
}
