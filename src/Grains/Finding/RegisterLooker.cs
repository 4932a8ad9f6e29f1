using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>
/// Looks through a share as it is at one moment, reading only pages that may have what is wanted. A turn may stand in several
/// pages; what counts is the entry of its latest revision, and no other is ever given out.
/// </summary>
internal sealed class RegisterLooker(RegisterStore store, RegisterPage growing, IReadOnlyList<PageSummary> full)
{
    private readonly Dictionary<int, RegisterPage> _read = new() { [growing.Number] = growing };
    private readonly PageSummary[] _pages = growing.Entries.IsEmpty ? [.. full] : [.. full, PageSummary.Of(growing)];

    /// <summary>The newest of those that are wanted.</summary>
    public async Task<RegisterFound> FindAsync(RegisterSearch search, CancellationToken cancellationToken)
    {
        var facets = Facets.Of(search).Select(FacetFilter.Start).ToArray();
        var found = new Dictionary<(string, long), RegisterEntry>();
        foreach (var page in _pages.Where(page => MayHave(page, search, facets)).OrderByDescending(static page => page.To))
        {
            if (found.Count > search.Limit && found.Values.OrderByDescending(static entry => entry.AcceptedAt).ElementAt(search.Limit).AcceptedAt > page.To) break;
            foreach (var entry in (await ReadAsync(page.Page, cancellationToken)).Entries)
            {
                if (Facets.IsWanted(entry, search) && await IsLatestAsync(entry, cancellationToken)) found[(entry.Conversation, entry.Turn)] = entry;
            }
        }

        RegisterEntry[] newest = [.. found.Values.OrderByDescending(static entry => entry.Place, RegisterPlace.Order).Take(search.Limit)];
        return new RegisterFound(newest, found.Count > search.Limit ? newest[^1].Place : null);
    }

    /// <summary>What people think of answers, each as it was last. No page is read for it but those that were told of before this was.</summary>
    public async Task<IReadOnlyCollection<RatedTurn>> RatedAsync(CancellationToken cancellationToken)
    {
        var (latest, rated) = (new Dictionary<ulong, long>(), new Dictionary<TurnMark, RatedTurn>());
        foreach (var summary in _pages)
        {
            var page = summary.Turns is null ? PageSummary.Of(await ReadAsync(summary.Page, cancellationToken)) : summary;
            foreach (var (turn, revision) in page.Turns!) latest[turn] = Math.Max(revision, latest.GetValueOrDefault(turn));
            foreach (var one in page.Rated) rated[one.Mark] = one;
        }

        return [.. rated.Values.Where(one => latest[one.Mark.Turn] == one.Mark.Revision)];
    }

    private static bool MayHave(PageSummary page, RegisterSearch search, (uint, uint)[] facets) =>
        page.To >= search.From && page.From < search.To && (search.Before is not { } before || page.From <= before.At) && facets.All(facet => FacetFilter.MayHave(page.Filter, facet));

    private async ValueTask<bool> IsLatestAsync(RegisterEntry entry, CancellationToken cancellationToken)
    {
        var (mark, facet) = (TurnMark.Of(entry), FacetFilter.Start(Facets.OfTurn(entry)));
        foreach (var page in _pages)
        {
            if (!page.MayHaveLater(mark, facet)) continue;
            var others = (await ReadAsync(page.Page, cancellationToken)).Entries;
            if (others.Any(other => other.Revision > entry.Revision && other.Turn == entry.Turn && other.Conversation == entry.Conversation)) return false;
        }

        return true;
    }

    private async ValueTask<RegisterPage> ReadAsync(int number, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(number, out var page)) _read[number] = page = await store.FullAsync(number, cancellationToken);
        return page;
    }
}
