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
        var number = await FirstAsync(growing.Number, cancellationToken);
        var found = new List<AuditRecord>();
        AuditPlace? reached = null;
        for (var last = number + MostPages; number <= growing.Number && number < last; number++)
        {
            var page = number == growing.Number ? growing : await store.FullAsync(number, cancellationToken);
            foreach (var record in page?.Records ?? [])
            {
                if (record.KeptAt >= search.To) return new AuditFound(found, null);
                reached = AuditPage.PlaceOf(record);
                if (IsWanted(record, reached)) found.Add(record);
                if (found.Count == search.Limit) return new AuditFound(found, reached);
            }
        }

        return new AuditFound(found, number > growing.Number ? null : reached);
    }

    private bool IsWanted(AuditRecord record, AuditPlace place) =>
        record.KeptAt >= search.From && (search.After is null || place.IsAfter(search.After)) && (search.Kind is null || record.Event.Kind == search.Kind);

    /// <summary>The last page that begins before what is wanted does.</summary>
    private async Task<long> FirstAsync(long pages, CancellationToken cancellationToken)
    {
        var from = search.After is { } after && after.At > search.From ? after.At : search.From;
        var (low, high) = (0L, pages);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            // A page that is not there any more begins nowhere, and is passed over.
            if (await store.FullAsync(middle, cancellationToken) is { } page && page.Records[0].KeptAt >= from) high = middle;
            else low = middle + 1;
        }

        return Math.Max(0, low - 1);
    }
}
