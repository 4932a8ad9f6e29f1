using ChatAgency.Hosting.Access.Guarding;
using ChatAgency.Hosting.Addresses;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Hosting.Tests.Access;

public sealed class FailedAttemptsTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_wait_begins_after_a_few_and_doubles_up_to_five_minutes()
    {
        var failed = Failed(most: 3);
        Assert.Equal([0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300], Enumerable.Range(0, 14).Select(_ =>
        {
            failed.Count("a");
            return (int)(failed.WaitOf("a")?.TotalSeconds ?? 0);
        }));
        _time.Advance(FailedAttempts.LongestWait);
        Assert.Null(failed.WaitOf("a"));
    }

    [Fact]
    public void Another_address_does_not_wait()
    {
        var failed = Failed(most: 1);
        for (var n = 0; n < 5; n++) failed.Count("a");
        Assert.NotNull(failed.WaitOf("a"));
        Assert.Null(failed.WaitOf("b"));
    }

    [Fact]
    public void An_address_is_forgotten_a_while_after_its_last_wait()
    {
        var failed = Failed(most: 1);
        for (var n = 0; n < 3; n++) failed.Count("a");
        _time.Advance(TimeSpan.FromSeconds(2) + FailedAttempts.Memory);
        failed.Count("a");
        Assert.Equal(4, failed.WaitOf("a")?.TotalSeconds);
        _time.Advance(TimeSpan.FromSeconds(5) + FailedAttempts.Memory);
        failed.Count("a");
        Assert.Null(failed.WaitOf("a"));
    }

    [Fact]
    public void While_many_fail_from_everywhere_the_first_failure_of_each_counts()
    {
        var failed = Failed(most: 2);
        for (var n = 0; n < 2 * FailedAttempts.AllAreSoMany; n++) failed.Count($"address {n}");
        failed.Count("new");
        Assert.Equal(1, failed.WaitOf("new")?.TotalSeconds);
        Assert.Null(failed.WaitOf("somebody who got nothing wrong"));
        _time.Advance(TimeSpan.FromMinutes(1));
        failed.Count("later");
        Assert.Null(failed.WaitOf("later"));
    }

    [Fact]
    public void Memory_is_bounded_and_those_who_wait_longest_stay()
    {
        var failed = Failed(most: 1);
        for (var n = 0; n < 12; n++) failed.Count("stubborn");
        for (var n = 0; n < 3 * FailedAttempts.MostAddresses; n++)
        {
            failed.Count($"address {n}");
            Assert.InRange(failed.Remembered, 1, FailedAttempts.MostAddresses);
        }

        Assert.NotNull(failed.WaitOf("stubborn"));
    }

    [Fact]
    public void Nothing_is_counted_where_the_limit_is_off()
    {
        var failed = Failed(most: 0);
        for (var n = 0; n < 100; n++) failed.Count("a");
        Assert.Null(failed.WaitOf("a"));
        Assert.Equal(0, failed.Remembered);
    }

    private FailedAttempts Failed(int most) => new(Options.Create(new AddressLimitOptions { WrongSignIns = most }), _time);
}
