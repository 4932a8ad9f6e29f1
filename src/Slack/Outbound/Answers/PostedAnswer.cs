namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>The answer to a post or an update.</summary>
internal sealed record PostedAnswer : ApiAnswer
{
    public string? Ts { get; init; }
}
