namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>Who the token is.</summary>
internal sealed record IdentityAnswer : ApiAnswer
{
    public string? Team { get; init; }

    public string? User { get; init; }

    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public bool IsEnterpriseInstall { get; init; }

    public string? UserId { get; init; }

    public string? BotId { get; init; }

    public string? AppId { get; init; }
}
