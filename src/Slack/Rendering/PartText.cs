namespace ChatAgency.Slack.Rendering;

/// <summary>The text of one post: its sections as mrkdwn, and its plain words for where no blocks are shown.</summary>
internal sealed record PartText(IReadOnlyList<string> Sections, string Plain);
