namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>A user's names. A display name may be empty.</summary>
internal sealed record UserShown
{
    public string? Name { get; init; }

    public string? RealName { get; init; }

    public ProfileShown? Profile { get; init; }
}
