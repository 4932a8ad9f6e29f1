using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ChatAgency.Running.Sending;

/// <summary>
/// Begins work at a constant rate, whatever becomes of what was begun before. Each is told the moment it was meant for,
/// and measures from there: a target that stalls makes everything wait that was meant for that time, and it all counts.
/// </summary>
public static partial class OpenLoop
{
    /// <param name="rate">How many a second.</param>
    /// <param name="count">How many in all.</param>
    /// <param name="begin">Called with the <see cref="Stopwatch"/> timestamp that it was meant for; must not block.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>When all that was begun is done.</returns>
    public static async Task RunAsync(double rate, int count, Func<long, Task> begin, CancellationToken cancellationToken)
    {
        // A thread of its own that sleeps to the microsecond: timers of .NET come a millisecond late, and waiting awake
        // would take from the target what is to be measured.
        var begun = await Task.Factory.StartNew(() => Begin(rate, count, begin, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(begun);
    }

    private static List<Task> Begin(double rate, int count, Func<long, Task> begin, CancellationToken cancellationToken)
    {
        var first = Stopwatch.GetTimestamp();
        var begun = new List<Task>(count);
        for (var number = 0; number < count; number++)
        {
            var due = first + (long)(number / rate * Stopwatch.Frequency);
            cancellationToken.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is var left && left > TimeSpan.Zero) _ = Sleep((uint)left.TotalMicroseconds);
            begun.Add(begin(due));
        }

        return begun;
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Sleep(uint micros);
}
