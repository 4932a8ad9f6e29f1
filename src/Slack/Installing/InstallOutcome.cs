namespace ChatAgency.Slack.Installing;

/// <summary>What became of an installation.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Team">The workspace's name, or its id, where it is known.</param>
public sealed record InstallOutcome(InstallEnd End, string? Team = null);
