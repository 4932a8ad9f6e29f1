namespace ChatAgency.Slack.Manifest;

/// <summary>A scope of the bot's token, and what for.</summary>
/// <param name="Name">Slack's name of it.</param>
/// <param name="For">What the agency cannot do without it.</param>
public sealed record NeededScope(string Name, string For);
