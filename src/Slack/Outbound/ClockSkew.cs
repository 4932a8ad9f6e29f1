using System.Diagnostics.Metrics;

namespace ChatAgency.Slack.Outbound;

/// <summary>How far this machine's clock is from Slack's, by the time that each answer names: whole seconds, and the way back on top.</summary>
internal sealed class ClockSkew
{
    private readonly Gauge<double> skew;
    private readonly TimeProvider clock;

    public ClockSkew(IMeterFactory meters, TimeProvider clock)
    {
        this.clock = clock;
        skew = meters.Create("ChatAgency").CreateGauge<double>("chat_clock_skew", "s", "How far this machine's clock is ahead of Slack's, by its newest answer.");
    }

    public void Heard(DateTimeOffset? theirs)
    {
        if (theirs is { } time) skew.Record((clock.GetUtcNow() - time).TotalSeconds);
    }
}
