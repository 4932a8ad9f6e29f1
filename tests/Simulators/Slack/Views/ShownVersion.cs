namespace ChatAgency.Simulators.Slack.Views;

/// <summary>One state of a message.</summary>
/// <param name="Shown">The words that were to be seen: those of the blocks where there are any, else the text.</param>
/// <param name="Revision">The revision in its metadata.</param>
/// <param name="At">When it took effect.</param>
public sealed record ShownVersion(string Shown, long? Revision, DateTimeOffset At);
