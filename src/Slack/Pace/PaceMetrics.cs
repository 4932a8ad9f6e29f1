using System.Diagnostics.Metrics;

namespace ChatAgency.Slack.Pace;

/// <summary>What is measured of Slack's budgets. The one label is the method; never a workspace or a channel.</summary>
internal sealed class PaceMetrics
{
    private readonly Histogram<double> left;
    private readonly Histogram<double> waited;
    private readonly Counter<long> deferred;

    public PaceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("ChatAgency");
        left = meter.CreateHistogram("chat_slack_budget_left", "1", "Which part of a minute's calls was left when a call asked for its turn, by method.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 0.9, 1],
        });
        waited = meter.CreateHistogram("chat_slack_budget_wait", "s", "How long a call that asked for its turn was told to wait, by method.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600],
        });
        deferred = meter.CreateCounter<long>("chat_slack_deferred", description: "Calls that were not made for now, by method and reason.");
    }

    public void Asked(string method, double part, TimeSpan wait)
    {
        left.Record(part, new KeyValuePair<string, object?>("method", method));
        waited.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("method", method));
    }

    public void Deferred(string method, string reason) => deferred.Add(1, new("method", method), new("reason", reason));
}
