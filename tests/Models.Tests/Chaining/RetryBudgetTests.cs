using ChatAgency.Models.Chaining;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Models.Tests.Chaining;

public sealed class RetryBudgetTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(0, 5)]
    [InlineData(100, 25)]
    [InlineData(1_000, 205)]
    public void An_outage_costs_a_share_of_second_attempts_and_a_few(int first, int second)
    {
        var budget = new RetryBudget(_time);
        for (var i = 0; i < first; i++) budget.First();

        Assert.Equal(second, Enumerable.Range(0, 2_000).Count(_ => budget.TryRetry(0.2, 5)));
    }

    [Fact]
    public void What_is_more_than_a_minute_ago_counts_no_more()
    {
        var budget = new RetryBudget(_time);
        for (var i = 0; i < 4; i++) budget.First();
        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => budget.TryRetry(0.5, 1)));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(budget.TryRetry(0.5, 1));

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(1, Enumerable.Range(0, 10).Count(_ => budget.TryRetry(0.5, 1)));
    }
}
