namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>Where a button stood.</summary>
internal sealed record InteractionContainer
{
    public string? ChannelId { get; init; }

    public string? MessageTs { get; init; }

    public string? ThreadTs { get; init; }
}
