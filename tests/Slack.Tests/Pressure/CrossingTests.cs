using ChatAgency.Slack.Pressure;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Slack.Tests.Pressure;

public class CrossingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider clock = new();
    private readonly List<bool> turns = [];

    private Crossing New() => new(clock, turns.Add);

    [Fact]
    public async Task So_many_at_once_and_the_rest_in_line_but_progress_stays_away()
    {
        var crossing = New();
        for (var i = 0; i < AdaptiveLimit.Start; i++) Assert.IsType<Passage.Open>(await EnterAsync(crossing));
        Assert.Equal(new Passage.Later(TimeSpan.FromSeconds(1), "busy"), await EnterAsync(crossing, givesWay: true));
        var (first, second) = (EnterAsync(crossing), EnterAsync(crossing));
        Assert.False(first.IsCompleted);
        crossing.Leave(CallEnd.Abandoned, tried: false);
        Assert.IsType<Passage.Open>(await first);
        clock.Advance(Patience);
        Assert.Equal(new Passage.Later(TimeSpan.FromSeconds(1), "busy"), await second);
        Assert.Equal(AdaptiveLimit.Start, crossing.OnTheirWay);
    }

    [Fact]
    public async Task Whoever_leaves_the_line_takes_no_place()
    {
        var crossing = New();
        for (var i = 0; i < AdaptiveLimit.Start; i++) await EnterAsync(crossing);
        using var cancel = new CancellationTokenSource();
        var waiting = crossing.EnterAsync(givesWay: false, Patience, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        crossing.Leave(CallEnd.Abandoned, tried: false);
        Assert.IsType<Passage.Open>(await EnterAsync(crossing));
        Assert.Equal(AdaptiveLimit.Start, crossing.OnTheirWay);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_limit_falls_by_a_third_a_second_and_comes_back_slowly(bool limited)
    {
        var crossing = New();
        for (var i = 0; i < 3; i++)
        {
            await EnterAsync(crossing);
            crossing.Leave(limited ? CallEnd.Limited : CallEnd.Failed, tried: false);
        }

        Assert.Equal(21, crossing.Limit);
        for (var i = 0; i < 40; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await EnterAsync(crossing);
            crossing.Leave(CallEnd.Limited, tried: false);
        }

        Assert.Equal(AdaptiveLimit.Least, crossing.Limit);
        for (var i = 0; i < AdaptiveLimit.Least; i++) await EnterAsync(crossing);
        for (var i = 0; i < 20; i++)
        {
            crossing.Leave(CallEnd.Answered, tried: false);
            await EnterAsync(crossing);
        }

        Assert.InRange(crossing.Limit, AdaptiveLimit.Least + 1, AdaptiveLimit.Least + 3);
    }

    [Fact]
    public async Task While_Slack_is_down_one_call_tries_and_the_rest_stay_away()
    {
        var crossing = New();
        await FailAsync(crossing, Breaker.FailuresInARow);
        Assert.Equal([true], turns);
        Assert.Equal(new Passage.Later(TimeSpan.FromSeconds(1), "slack_down"), await EnterAsync(crossing));

        // Each vain try doubles the time, up to a quarter of a minute.
        foreach (var seconds in new[] { 2, 4, 8, 15, 15 })
        {
            clock.Advance(TimeSpan.FromSeconds(seconds == 2 ? 1 : Math.Min(15, seconds)));
            Assert.Equal(new Passage.Open(Tries: true), await EnterAsync(crossing));
            Assert.IsType<Passage.Later>(await EnterAsync(crossing));
            crossing.Leave(CallEnd.Failed, tried: true);
            Assert.Equal(new Passage.Later(TimeSpan.FromSeconds(seconds), "slack_down"), await EnterAsync(crossing));
        }

        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(new Passage.Open(Tries: true), await EnterAsync(crossing));
        crossing.Leave(CallEnd.Answered, tried: true);
        Assert.Equal([true, false], turns);
        Assert.Equal(new Passage.Open(Tries: false), await EnterAsync(crossing));
    }

    [Fact]
    public async Task A_try_that_nobody_waited_for_is_followed_by_another()
    {
        var crossing = New();
        await FailAsync(crossing, Breaker.FailuresInARow);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new Passage.Open(Tries: true), await EnterAsync(crossing));
        crossing.Leave(CallEnd.Abandoned, tried: true);
        Assert.Equal(new Passage.Open(Tries: true), await EnterAsync(crossing));
    }

    [Fact]
    public async Task Failures_between_answers_are_no_outage()
    {
        var crossing = New();
        for (var i = 0; i < 10; i++)
        {
            await FailAsync(crossing, Breaker.FailuresInARow - 1);
            await EnterAsync(crossing);
            crossing.Leave(CallEnd.Answered, tried: false);
        }

        Assert.Empty(turns);
    }

    private static Task<Passage> EnterAsync(Crossing crossing, bool givesWay = false) =>
        crossing.EnterAsync(givesWay, Patience, TestContext.Current.CancellationToken).AsTask();

    private static async Task FailAsync(Crossing crossing, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await EnterAsync(crossing);
            crossing.Leave(CallEnd.Failed, tried: false);
        }
    }
}
