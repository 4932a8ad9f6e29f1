namespace ChatAgency.Slack.Outbound;

/// <summary>A question that the pane offers: one press asks it.</summary>
/// <param name="Title">What is read.</param>
/// <param name="Message">What is then written in the person's name.</param>
internal sealed record SuggestedPrompt(string Title, string Message);
