namespace ChatAgency.Slack.Rendering;

/// <summary>The text of one post: its blocks, and its plain words for where no blocks are shown.</summary>
internal sealed record PartText(IReadOnlyList<TextBlock> Blocks, string Plain);
