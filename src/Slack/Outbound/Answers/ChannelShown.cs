namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>A channel's name; direct messages have none.</summary>
internal sealed record ChannelShown
{
    public string? Name { get; init; }
}
