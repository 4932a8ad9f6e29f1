namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>Which app a bot belongs to.</summary>
internal sealed record BotProfile
{
    public string? AppId { get; init; }

    public string? Name { get; init; }
}
