namespace ChatAgency.Simulators.Slack.Views;

/// <summary>A message was written, changed or removed, and people see it so from now on.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="ThreadTs">The root's ts; the message's own where it is no reply.</param>
/// <param name="Now">The message.</param>
/// <param name="IsGone">It was removed.</param>
public sealed record ShownChange(string Channel, string ThreadTs, ShownMessage Now, bool IsGone);
