namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>The answer to a question about a channel.</summary>
internal sealed record ChannelAnswer : ApiAnswer
{
    public ChannelShown? Channel { get; init; }
}
