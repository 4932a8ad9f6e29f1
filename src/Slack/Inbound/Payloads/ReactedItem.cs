namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>What a sign stands below.</summary>
internal sealed record ReactedItem
{
    public string? Type { get; init; }

    public string? Channel { get; init; }

    public string? Ts { get; init; }
}
