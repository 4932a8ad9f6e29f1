using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Streaming;

/// <summary>The content of a post that grows and may be shown by a stream; what it is as a whole is what it is elsewhere.</summary>
internal sealed record StreamBody(string Text, string Rich) : PartBody(Text, Rich)
{
    /// <summary>The turn: one stream each.</summary>
    public required long Turn { get; init; }

    /// <summary>The pieces of work behind it.</summary>
    public required ImmutableArray<WorkItem> Work { get; init; }

    /// <summary>What a sign says that stands there until there is more.</summary>
    public required string Sign { get; init; }

    /// <summary>The words so far, fit for a stream.</summary>
    public required string Growth { get; init; }
}
