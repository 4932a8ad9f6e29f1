using System.Diagnostics.Metrics;
using ChatAgency.Gateway.Alerting;

namespace ChatAgency.Gateway.Slack;

/// <summary>What is counted at Slack's doors, from the host's start on. Labels come from small fixed sets.</summary>
internal sealed class SlackMetrics : IHostedService
{
    /// <summary>The reason of a request that is rightly signed and of another time.</summary>
    public const string OtherTime = "time";

    private readonly Histogram<double> answered;
    private readonly Counter<long> ignored;
    private readonly Counter<long> refused;
    private readonly AcknowledgementWatch watch;

    public SlackMetrics(IMeterFactory meters, SlackRoom room, AcknowledgementWatch watch)
    {
        this.watch = watch;
        var meter = meters.Create("ChatAgency");
        answered = meter.CreateHistogram("chat_slack_acknowledgement", "s", "From a signed request's arrival to its answer, by what became of it.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
        });
        ignored = meter.CreateCounter<long>("chat_slack_ignored", description: "Signed requests with nothing to do, by reason.");
        refused = meter.CreateCounter<long>("chat_slack_refused", description: "Requests whose signature was wrong, or of another time, by reason.");
        meter.CreateObservableGauge("chat_slack_waiting", () => room.Waiting, description: "Requests of Slack's that wait to be taken in.");
    }

    /// <summary>Shows what should not happen as 0: a series that begins with its first event has no increase to see.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        refused.Add(0, new KeyValuePair<string, object?>("reason", OtherTime));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Answered(string status, TimeSpan took)
    {
        watch.Answered(status is not (Taken.Unavailable or Taken.Busy), took);
        answered.Record(took.TotalSeconds, new KeyValuePair<string, object?>("status", status));
    }

    public void Ignored(string reason) => ignored.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Refused(string reason)
    {
        if (reason == OtherTime) watch.OtherTime();
        refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
    }
}
