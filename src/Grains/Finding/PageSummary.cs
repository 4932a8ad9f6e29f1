using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>What a page has.</summary>
/// <param name="Page">Its number.</param>
/// <param name="From">When its first message was kept.</param>
/// <param name="To">When its last one was.</param>
/// <param name="Filter">See <see cref="FacetFilter"/>.</param>
internal sealed record PageSummary(int Page, DateTimeOffset From, DateTimeOffset To, byte[] Filter)
{
    /// <summary>Which turns stand there, in its order; null where it was told before this was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<TurnMark>? Turns { get; init; }

    /// <summary>Those that people said something of.</summary>
    public ImmutableArray<RatedTurn> Rated { get; init; } = [];

    public static PageSummary Of(RegisterPage page) =>
        new PageSummary(page.Number, page.Entries.Min(static entry => entry.AcceptedAt), page.Entries.Max(static entry => entry.AcceptedAt), []).With(page.Entries);

    /// <summary>The same page with only these entries left.</summary>
    public PageSummary With(ImmutableArray<RegisterEntry> entries) => this with
    {
        Filter = FacetFilter.Of(entries),
        Turns = [.. entries.Select(TurnMark.Of)],
        Rated = [.. entries.Where(Facets.IsRated).Select(RatedTurn.Of)],
    };

    /// <summary>Whether there may be a later entry of a turn.</summary>
    public bool MayHaveLater(TurnMark mark, (uint Place, uint Stride) facet)
    {
        if (Turns is not { } turns) return FacetFilter.MayHave(Filter, facet);
        foreach (var one in turns)
        {
            if (one.Turn == mark.Turn && one.Revision > mark.Revision) return true;
        }

        return false;
    }
}
