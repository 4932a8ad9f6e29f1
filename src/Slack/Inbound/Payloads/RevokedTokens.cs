namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>Whose tokens were revoked: ids of users.</summary>
internal sealed record RevokedTokens
{
    public IReadOnlyList<string?>? Bot { get; init; }
}
