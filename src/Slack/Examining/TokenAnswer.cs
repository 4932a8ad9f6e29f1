namespace ChatAgency.Slack.Examining;

/// <summary>What Slack says of the bot's token.</summary>
/// <param name="Error">Slack's code, or <c>connection</c>, <c>timeout</c>, <c>no_json</c>, <c>http_…</c>; null where the token is good.</param>
public sealed record TokenAnswer(string? Error)
{
    /// <summary>The workspace's name.</summary>
    public string? Team { get; init; }

    /// <summary>The bot's name there.</summary>
    public string? User { get; init; }

    /// <summary>The app that the token belongs to.</summary>
    public string? App { get; init; }

    /// <summary>The scopes that the token has.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>What time it is at Slack, to the second; null where it did not say.</summary>
    public DateTimeOffset? Time { get; init; }
}
