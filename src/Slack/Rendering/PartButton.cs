namespace ChatAgency.Slack.Rendering;

/// <summary>A button below a post.</summary>
internal sealed record PartButton(string Action, string Label, string Value);
