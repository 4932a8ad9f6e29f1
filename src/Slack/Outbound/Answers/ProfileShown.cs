namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>The names in a user's profile.</summary>
internal sealed record ProfileShown
{
    public string? DisplayName { get; init; }

    public string? RealName { get; init; }
}
