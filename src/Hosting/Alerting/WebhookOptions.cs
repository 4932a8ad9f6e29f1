namespace ChatAgency.Hosting.Alerting;

/// <summary>The webhook that calls whoever is on duty, in the form of PagerDuty's Events API v2. On when both an address and a routing key are set.</summary>
public sealed class WebhookOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Alerts:Webhook";

    /// <summary>Where events are posted, such as <c>https://events.pagerduty.com/v2/enqueue</c>. https; http only to this machine. Redirects are not followed.</summary>
    public string? Url { get; set; }

    /// <summary>Which service they are for; plain name <c>ALERTS_ROUTING_KEY</c>.</summary>
    public string? RoutingKey { get; set; }

    internal bool IsSet => !string.IsNullOrWhiteSpace(Url) && !string.IsNullOrWhiteSpace(RoutingKey);
}
