using System.Collections.Immutable;

namespace ChatAgency.Grains.Finding;

/// <summary>What is in the full pages of a share, so many of them, as stored.</summary>
internal sealed record RegisterIndex
{
    /// <summary>How many pages one record tells of. Fixed: a page's number says where it is told of.</summary>
    public const int Full = 64;

    /// <summary>By the page's number.</summary>
    public ImmutableArray<PageSummary> Pages { get; init; } = [];
}
