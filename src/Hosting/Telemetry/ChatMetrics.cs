using System.Diagnostics.Metrics;

namespace ChatAgency.Hosting.Telemetry;

/// <summary>
/// The contract's two metrics, as Prometheus shows them: <c>chat_request_total{source,status}</c> and
/// <c>chat_request_latency_seconds{source}</c>. Labels are from small fixed sets: never a team, a person or a conversation.
/// </summary>
public sealed class ChatMetrics
{
    /// <summary>The name of the agency's meter and of its trace source.</summary>
    public const string Source = "ChatAgency";

    private readonly Counter<long> _requests;
    private readonly Histogram<double> _latency;

    /// <summary>Makes the instruments; one of these a process.</summary>
    public ChatMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Source);
        // The exporter adds '_total' to a counter, and '_seconds' for the unit s.
        _requests = meter.CreateCounter<long>("chat_request", description: "Messages that came in, by where from and what became of them at the door.");
        _latency = meter.CreateHistogram("chat_request_latency", "s", "From the arrival of a message to the door's answer.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
    }

    // From well under the acknowledgement's bar of 250 ms to the 2.5 s after which a door gives up, and beyond.
    private static double[] Buckets => [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>Counts one request.</summary>
    /// <param name="source">The platform or door: <c>slack</c>, <c>web</c>, …</param>
    /// <param name="status">What became of it: <c>accepted</c>, <c>duplicate</c>, <c>ignored</c>, <c>refused</c>, <c>failed</c>.</param>
    /// <param name="latency">From its first byte to the answer.</param>
    public void Record(string source, string status, TimeSpan latency)
    {
        var from = new KeyValuePair<string, object?>("source", source);
        _requests.Add(1, from, new KeyValuePair<string, object?>("status", status));
        _latency.Record(latency.TotalSeconds, from);
    }
}
