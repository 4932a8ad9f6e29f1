using System.Diagnostics;

namespace ChatAgency.Running.Sending;

/// <summary>So many senders, each of which begins the next as soon as its last is done: shows how much gets through.</summary>
public static class ClosedLoop
{
    /// <param name="senders">How many at once.</param>
    /// <param name="count">How many in all.</param>
    /// <param name="begin">Called with the <see cref="Stopwatch"/> timestamp of its begin.</param>
    /// <returns>How long all took.</returns>
    public static async Task<TimeSpan> RunAsync(int senders, int count, Func<long, Task> begin)
    {
        var taken = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(SendAsync)));
        return watch.Elapsed;

        async Task SendAsync()
        {
            while (Interlocked.Increment(ref taken) <= count) await begin(Stopwatch.GetTimestamp());
        }
    }
}
