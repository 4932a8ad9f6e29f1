namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>A user's names, and what kind of member. A display name may be empty.</summary>
internal sealed record UserShown
{
    public string? Name { get; init; }

    public string? RealName { get; init; }

    public ProfileShown? Profile { get; init; }

    public bool? IsRestricted { get; init; }

    public bool? IsUltraRestricted { get; init; }

    public bool? IsStranger { get; init; }
}
