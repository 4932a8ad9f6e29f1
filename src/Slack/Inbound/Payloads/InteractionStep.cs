namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>What was pressed.</summary>
internal sealed record InteractionStep
{
    public string? ActionId { get; init; }

    public string? Value { get; init; }
}
