namespace ChatAgency.Simulators.Slack.Views;

/// <summary>Words of the app that one person sees; they stand nowhere else.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="ThreadTs">The thread; null where they stand in the channel.</param>
/// <param name="User">Who sees them.</param>
/// <param name="Text">As the app sent it.</param>
public sealed record Whisper(string Channel, string? ThreadTs, string User, string Text);
