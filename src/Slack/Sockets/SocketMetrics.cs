using System.Diagnostics.Metrics;

namespace ChatAgency.Slack.Sockets;

/// <summary>What is measured of Socket Mode's connections.</summary>
internal sealed class SocketMetrics
{
    private readonly Counter<long> ended;
    private readonly Counter<long> refused;
    private readonly Counter<long> redelivered;
    private readonly Counter<long> unacknowledged;
    private int standing;

    public SocketMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("ChatAgency");
        meter.CreateObservableGauge("chat_slack_socket_connections", () => Standing, description: "Connections of Socket Mode that stand.");
        ended = meter.CreateCounter<long>("chat_slack_socket_ended", description: "Connections of Socket Mode that were left, by reason.");
        refused = meter.CreateCounter<long>("chat_slack_socket_refused", description: "Tries to connect that failed.");
        redelivered = meter.CreateCounter<long>("chat_slack_socket_redelivered", description: "Envelopes that Slack sent again.");
        unacknowledged = meter.CreateCounter<long>("chat_slack_socket_unacknowledged", description: "Envelopes that were left for Slack to send again.");
    }

    /// <summary>How many stand now.</summary>
    public int Standing => Volatile.Read(ref standing);

    public void Opened() => Interlocked.Increment(ref standing);

    public void Closed() => Interlocked.Decrement(ref standing);

    public void Ended(string reason) => ended.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Refused() => refused.Add(1);

    public void Redelivered() => redelivered.Add(1);

    public void Unacknowledged() => unacknowledged.Add(1);
}
