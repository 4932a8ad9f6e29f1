using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Rendering;

/// <summary>The content of a growing post with work behind it. Its blocks tell of that work in lines, which Slack's own block may stand for.</summary>
internal record WorkBody(string Text, string Rich) : PartBody(Text, Rich)
{
    /// <summary>The pieces of work.</summary>
    public required ImmutableArray<WorkItem> Work { get; init; }

    /// <summary>The section of the blocks that tells of them; null where none does.</summary>
    public required string? Lines { get; init; }
}
