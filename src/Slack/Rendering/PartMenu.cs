namespace ChatAgency.Slack.Rendering;

/// <summary>A menu below a post: one choice does it.</summary>
/// <param name="Action">What a choice is sent as.</param>
/// <param name="Label">What stands on it while nothing is chosen; empty for three dots.</param>
/// <param name="Options">What may be chosen: what is read, and what is sent.</param>
internal sealed record PartMenu(string Action, string Label, IReadOnlyList<(string Label, string Value)> Options);
