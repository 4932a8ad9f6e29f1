namespace ChatAgency.Slack.Installing;

/// <summary>An operator's permission to install the agency once, in any workspace.</summary>
/// <param name="Ticket">Names it; good once.</param>
/// <param name="Until">For how long.</param>
/// <param name="By">The operator.</param>
public sealed record InstallLink(string Ticket, DateTimeOffset Until, string By);
