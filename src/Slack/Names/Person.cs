namespace ChatAgency.Slack.Names;

/// <summary>What Slack says of a person.</summary>
/// <param name="Name">The display name, else the real name; null where there is none.</param>
/// <param name="IsGuest">A guest of the workspace, with one channel or several.</param>
/// <param name="IsStranger">Of another organisation.</param>
internal sealed record Person(string? Name, bool IsGuest, bool IsStranger);
