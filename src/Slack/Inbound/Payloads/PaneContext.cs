namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>What a person has in view beside the agent's pane. The newer events name it among entities, the older ones by its id alone.</summary>
internal sealed record PaneContext
{
    public string? ChannelId { get; init; }

    public IReadOnlyList<PaneEntity?>? Entities { get; init; }
}
