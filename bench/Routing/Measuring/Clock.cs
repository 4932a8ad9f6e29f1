using System.Diagnostics;

namespace ChatAgency.Routing.Measuring;

/// <summary>How long a text takes.</summary>
internal static class Clock
{
    private const int Most = 2_000;

    /// <summary>The middle and the 99th of a hundred, in microseconds, after one round to warm up.</summary>
    public static (double Median, double P99) Time(IReadOnlyList<string> texts, Action<string> act)
    {
        foreach (var text in texts.Take(Most)) act(text);
        var times = new double[Math.Min(Most, texts.Count)];
        for (var at = 0; at < times.Length; at++)
        {
            var start = Stopwatch.GetTimestamp();
            act(texts[at]);
            times[at] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        return (times[times.Length / 2], times[(int)(times.Length * 0.99)]);
    }

    public static string Tell((double Median, double P99) time) => $"{time.Median:F0} µs a message at the median, {time.P99:F0} µs at p99";
}
