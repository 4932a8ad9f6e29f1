using System.Collections.Immutable;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Grains.Conversations;

/// <summary>Turns that have left the working window, as stored.</summary>
internal sealed record TranscriptPage
{
    /// <summary>The version of the record that it was written of.</summary>
    public long Version { get; init; }

    /// <summary>By number; a turn may stand in a later page again, which then counts.</summary>
    public ImmutableArray<Turn> Turns { get; init; } = [];
}
