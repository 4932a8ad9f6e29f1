namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>When a person last changed a message.</summary>
internal sealed record EditedMark
{
    public string? Ts { get; init; }
}
