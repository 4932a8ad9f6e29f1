using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChatAgency.Storage.Monitoring;

namespace ChatAgency.Storage.Timing;

/// <summary>What is measured of the store.</summary>
internal sealed class StorageMetrics
{
    private readonly Histogram<double> took;

    public StorageMetrics(IMeterFactory meters, StorageMonitor monitor)
    {
        var meter = meters.Create("ChatAgency");
        took = meter.CreateHistogram("chat_storage", "s", "How long the store took, by operation and result: ok, conflict (somebody else wrote before), failed.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
        });
        meter.CreateObservableGauge("chat_storage_failing", () => monitor.Status.LastError is null ? 0 : 1, description: "1 while the store fails.");
        meter.CreateObservableGauge("chat_storage_promise_reduced", () => monitor.Status.PromiseReduced ? 1 : 0, description: "1 where what was accepted may be lost with the process or the power.");
    }

    public void Took(string operation, string result, long since) =>
        took.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new("operation", operation), new("result", result));
}
