namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>One installation that sees an event. Every field may be missing or null.</summary>
internal sealed record Authorization
{
    public string? EnterpriseId { get; init; }

    public string? TeamId { get; init; }

    public string? UserId { get; init; }

    public bool? IsBot { get; init; }

    public bool? IsEnterpriseInstall { get; init; }
}
