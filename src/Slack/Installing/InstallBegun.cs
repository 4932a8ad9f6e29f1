namespace ChatAgency.Slack.Installing;

/// <summary>An installation that was begun in a browser.</summary>
/// <param name="Ticket">Names it; good once.</param>
/// <param name="Until">For how long.</param>
/// <param name="Link">The operator's link that it was begun by; null where it needed none.</param>
public sealed record InstallBegun(string Ticket, DateTimeOffset Until, InstallLink? Link);
