namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>The answer to a question about a user.</summary>
internal sealed record UserAnswer : ApiAnswer
{
    public UserShown? User { get; init; }
}
