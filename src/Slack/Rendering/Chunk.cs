namespace ChatAgency.Slack.Rendering;

/// <summary>A line, or a part of one, that fits into a section as it is.</summary>
/// <param name="Rich">As mrkdwn.</param>
/// <param name="Plain">As plain words.</param>
/// <param name="Fence">The number of its code block; 0 for none.</param>
/// <param name="Language">That block's language, where it may be shown in colours; else null.</param>
/// <param name="Raw">The code as it was written, where it may.</param>
internal readonly record struct Chunk(string Rich, string Plain, int Fence, string? Language = null, string Raw = "");
