namespace ChatAgency.Slack.Rendering;

/// <summary>A line, or a part of one, that fits into a section as it is.</summary>
internal readonly record struct Chunk(string Rich, string Plain, int Fence);
