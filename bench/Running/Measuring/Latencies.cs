using System.Diagnostics;
using HdrHistogram;

namespace ChatAgency.Running.Measuring;

/// <summary>Times in a histogram of three significant digits, from a microsecond to ten minutes. May be recorded from any thread.</summary>
public sealed class Latencies
{
    private const long Most = 600_000_000;
    private readonly LongConcurrentHistogram _micros = new(1, Most, 3);

    public long Count => _micros.TotalCount;

    public void Record(TimeSpan time) => _micros.RecordValue(Math.Clamp((long)time.TotalMicroseconds, 1, Most));

    /// <summary>From one <see cref="Stopwatch"/> timestamp to another.</summary>
    public void Record(long from, long to) => Record(Stopwatch.GetElapsedTime(from, to));

    /// <summary>The time in milliseconds that so many per cent did not exceed; null where nothing was recorded.</summary>
    public double? Milliseconds(double percentile) => Count == 0 ? null : _micros.GetValueAtPercentile(percentile) / 1_000.0;
}
