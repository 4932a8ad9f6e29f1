namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>Where a connection of Socket Mode is to be made, once.</summary>
internal sealed record ConnectionAnswer : ApiAnswer
{
    public string? Url { get; init; }
}
