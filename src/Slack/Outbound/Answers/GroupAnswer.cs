namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>Who is in a group of people.</summary>
internal sealed record GroupAnswer : ApiAnswer
{
    public IReadOnlyList<string?>? Users { get; init; }
}
