using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;

namespace ChatAgency.Grains.Auditing;

/// <summary>Looks through a chain for what is wanted: its records stand in the order of time, so it begins near the place.</summary>
internal sealed class AuditSearcher(AuditStore store, AuditSearch search)
{
    // So many pages are read for one call; whoever called goes on from there.
    private const int MostPages = 50;

    public async Task<AuditFound> FindAsync(CancellationToken cancellationToken)
    {
        var growing = await store.GrowingAsync(cancellationToken);
        var (number, step) = (await FirstAsync(growing.Number, cancellationToken), search.NewestFirst ? -1 : 1);
        var found = new List<AuditRecord>();
        AuditPlace? reached = null;
        for (var pages = 0; number >= 0 && number <= growing.Number && pages < MostPages; number += step, pages++)
        {
            var page = number == growing.Number ? growing : await store.FullAsync(number, cancellationToken);
            foreach (var record in InOrder(page))
            {
                if (IsBeyond(record)) return new AuditFound(found, null);
                reached = AuditPage.PlaceOf(record);
                if (IsWanted(record, reached)) found.Add(record);
                if (found.Count == search.Limit) return new AuditFound(found, reached);
            }
        }

        return new AuditFound(found, number < 0 || number > growing.Number ? null : reached);
    }

    private IEnumerable<AuditRecord> InOrder(AuditPage? page) => page is null ? [] : search.NewestFirst ? page.Records.Reverse() : page.Records;

    /// <summary>True where neither this record nor any that follows is wanted.</summary>
    private bool IsBeyond(AuditRecord record) => search.NewestFirst ? record.KeptAt < search.From : record.KeptAt >= search.To;

    private bool IsWanted(AuditRecord record, AuditPlace place) =>
        record.KeptAt >= search.From && record.KeptAt < search.To
        && (search.After is null || search.Order.Compare(place, search.After) > 0) && (search.Kind is null || record.Event.Kind == search.Kind);

    /// <summary>The page to begin at: the last one that begins before the first record that is wanted does.</summary>
    private async Task<long> FirstAsync(long pages, CancellationToken cancellationToken)
    {
        var from = Begin();
        var (low, high) = (0L, pages);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            // A page that is not there any more begins nowhere, and is passed over.
            if (await store.FullAsync(middle, cancellationToken) is { } page && page.Records[0].KeptAt >= from) high = middle;
            else low = middle + 1;
        }

        // Back in time the page that grows may be the one: it is no full page, and so was not asked for when it began.
        return search.NewestFirst && low == pages ? pages : Math.Max(0, low - 1);
    }

    private DateTimeOffset Begin()
    {
        if (!search.NewestFirst) return search.After is { } after && after.At > search.From ? after.At : search.From;
        // Records of the very moment of the place may stand before it.
        return search.After is { } before && before.At < search.To ? before.At.AddTicks(1) : search.To;
    }
}
