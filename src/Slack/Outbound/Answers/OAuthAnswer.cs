using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>What an installation, or a refreshed token, is given. As text it shows no token.</summary>
internal sealed record OAuthAnswer : ApiAnswer
{
    public string? AccessToken { get; init; }

    public string? TokenType { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>In seconds; none where the token does not end.</summary>
    public long? ExpiresIn { get; init; }

    public string? Scope { get; init; }

    public string? BotUserId { get; init; }

    public string? AppId { get; init; }

    public Named? Team { get; init; }

    public Named? Enterprise { get; init; }

    public bool IsEnterpriseInstall { get; init; }

    public Named? AuthedUser { get; init; }

    /// <summary>The enterprise of an org-wide installation, else the team: as events are keyed.</summary>
    public string? Workspace => IsEnterpriseInstall ? Enterprise?.Id : Team?.Id;

    public override string ToString() => $"OAuthAnswer {Error}";
}
