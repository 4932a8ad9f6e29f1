using System.Diagnostics;
using ChatAgency.Running.Measuring;
using ChatAgency.Running.Sending;
using Xunit;

namespace ChatAgency.Bench.Tests.Measuring;

public sealed class MeasureTests
{
    [Fact]
    public void Percentiles_are_those_of_what_was_recorded()
    {
        var latencies = new Latencies();
        for (var number = 1; number <= 1_000; number++) latencies.Record(TimeSpan.FromMilliseconds(number));

        Assert.InRange(latencies.Milliseconds(50)!.Value, 499, 501);
        Assert.InRange(latencies.Milliseconds(99)!.Value, 989, 991);
        Assert.InRange(latencies.Milliseconds(99.9)!.Value, 998, 1_000);
        Assert.Null(new Latencies().Milliseconds(50));
    }

    [Fact]
    public void The_median_leaves_out_what_was_not_measured()
    {
        Assert.Equal(3, Median.Of([9, null, 1, 3]));
        Assert.Equal(2, Median.Of([1, 3]));
        Assert.Null(Median.Of([null]));
    }

    [Fact]
    public void Time_and_memory_of_a_process_are_seen()
    {
        var (from, before, begun) = (Environment.CpuUsage.TotalTime, Usage.Of(Environment.ProcessId), Environment.CpuUsage.TotalTime);
        while (Environment.CpuUsage.TotalTime - begun < TimeSpan.FromMilliseconds(200)) Thread.SpinWait(1_000);
        var (after, to) = (Usage.Of(Environment.ProcessId), Environment.CpuUsage.TotalTime);

        // Each reading is up to a tick of 10 ms late, of user time and of kernel time.
        Assert.InRange(after.CpuSeconds - before.CpuSeconds, 0.15, (to - from).TotalSeconds + 0.05);
        Assert.InRange(after.Resident, 10_000_000, after.MostResident);
    }

    [Fact]
    public async Task An_open_loop_keeps_its_moments_though_each_takes_longer_than_the_next_is_away()
    {
        var due = new List<long>();
        await OpenLoop.RunAsync(1_000, 50, moment =>
        {
            due.Add(moment);
            for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMilliseconds(2);) Thread.SpinWait(100);
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);

        Assert.Equal(50, due.Count);
        Assert.All(due.Zip(due.Skip(1)), static pair => Assert.Equal(1, Stopwatch.GetElapsedTime(pair.First, pair.Second).TotalMilliseconds, 0.01));
        Assert.True(Stopwatch.GetElapsedTime(due[^1]) > TimeSpan.FromMilliseconds(40), "What was late does not count from the moment that it was meant for.");
    }

    [Fact]
    public async Task A_closed_loop_does_all_and_no_more_at_once_than_it_has_senders()
    {
        var (now, most, all) = (0, 0, 0);
        await ClosedLoop.RunAsync(3, 40, async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            Interlocked.Increment(ref all);
            await Task.Yield();
            Interlocked.Decrement(ref now);
        });

        Assert.Equal(40, all);
        Assert.InRange(most, 1, 3);
    }
}
