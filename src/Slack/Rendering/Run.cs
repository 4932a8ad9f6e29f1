namespace ChatAgency.Slack.Rendering;

/// <summary>A stretch of plain text of one look, not yet escaped. With an address it is a link, and the text its label.</summary>
internal readonly record struct Run(string Text, RunStyle Style = RunStyle.None, string? Url = null);
