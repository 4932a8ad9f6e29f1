namespace ChatAgency.Slack.Manifest;

/// <summary>An event that the app asks Slack for.</summary>
/// <param name="Name">Its name in the manifest; messages have one for each kind of channel.</param>
/// <param name="Scope">The bot's scope that it needs; null for none.</param>
/// <param name="For">What the agency does with it.</param>
public sealed record SubscribedEvent(string Name, string? Scope, string For);
