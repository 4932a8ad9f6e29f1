namespace ChatAgency.Slack.Rendering;

/// <summary>A button below a post; its value is the turn.</summary>
internal sealed record PartButton(string Action, string Label, long Turn);
