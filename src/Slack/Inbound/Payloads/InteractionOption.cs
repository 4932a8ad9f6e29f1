namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>What was chosen in a menu.</summary>
internal sealed record InteractionOption
{
    public string? Value { get; init; }
}
