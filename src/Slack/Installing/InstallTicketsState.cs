namespace ChatAgency.Slack.Installing;

/// <summary>The tickets that were used, as stored.</summary>
internal sealed record InstallTicketsState
{
    /// <summary>Each with the time until which it has to be remembered.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Used { get; init; } = new Dictionary<string, DateTimeOffset>();
}
