namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>A question that the app offers in its pane.</summary>
/// <param name="Title">What is read.</param>
/// <param name="Message">What a press writes.</param>
public sealed record OfferedPrompt(string Title, string Message);
