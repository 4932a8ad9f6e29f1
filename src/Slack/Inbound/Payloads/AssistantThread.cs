namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>The thread of an assistant's pane, of apps from before agent sessions.</summary>
internal sealed record AssistantThread
{
    public string? ChannelId { get; init; }

    public string? ThreadTs { get; init; }

    public PaneContext? Context { get; init; }
}
