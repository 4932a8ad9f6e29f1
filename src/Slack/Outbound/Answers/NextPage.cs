namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>Where the next page begins.</summary>
internal sealed record NextPage
{
    public string? NextCursor { get; init; }
}
