namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>A channel, and its name; direct messages have none.</summary>
internal sealed record ChannelShown
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}
