namespace ChatAgency.Simulators.Slack.OAuth;

/// <summary>A bot's token, as Slack knows it.</summary>
/// <param name="Token">The token.</param>
/// <param name="ExpiresAt">When it ends; null where it does not.</param>
internal sealed record BotGrant(string Token, DateTimeOffset? ExpiresAt)
{
    /// <summary>Why it is refused; null while it is good.</summary>
    public string? Error { get; set; }
}
