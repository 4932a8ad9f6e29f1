namespace ChatAgency.Gateway.Alerting;

/// <summary>When it is an incident how a gateway takes in what Slack sends. Counted by each gateway, a minute at a time.</summary>
public sealed class AcknowledgementOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Alerts:Acknowledgement";

    /// <summary>Fewer requests in a minute tell nothing. 1 to 100000.</summary>
    public int LeastRequests { get; set; } = 20;

    /// <summary>More than so many of a hundred that were not kept (503) are an incident. 0 to 100; 100 for never.</summary>
    public int UnkeptPercent { get; set; } = 5;

    /// <summary>An acknowledgement that takes longer is slow, in milliseconds. 10 to 3000, at which Slack gives up.</summary>
    public int SlowMilliseconds { get; set; } = 1_000;

    /// <summary>More than so many slow ones of a hundred are an incident. 0 to 100; 100 for never.</summary>
    public int SlowPercent { get; set; } = 5;

    /// <summary>So many rightly signed requests of another time within ten minutes are an incident: the clock is wrong. 0 to 1000; 0 for never.</summary>
    public int OtherTimes { get; set; } = 3;
}
