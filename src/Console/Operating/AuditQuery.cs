using System.Globalization;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;

namespace ChatAgency.Console.Operating;

/// <summary>A search of the audit, as it is written and as it is done: over all chains, in the order of time or back in it.</summary>
internal static class AuditQuery
{
    /// <summary>What is searched for, and what of it cannot be understood: each fault begins with the name of its part.</summary>
    public static (AuditSearch Search, List<string> Faults) Read(string? from, string? to, string? kind, string? after, int limit, bool newestFirst = false)
    {
        var faults = new List<string>();
        return (new AuditSearch(Time(from, "from", DateTimeOffset.MinValue, faults), Time(to, "to", DateTimeOffset.MaxValue, faults), Kind(kind, faults), Place(after, faults), limit, newestFirst), faults);
    }

    /// <summary>Up to as many records as are wanted, and what to say as <c>after</c> for those that follow.</summary>
    public static async Task<(IReadOnlyList<AuditRecord> Records, string? Next)> FindAsync(AuditSearch search, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var chains = await Task.WhenAll(Enumerable.Range(0, IAuditGrain.Chains).Select(chain => grains.GetGrain<IAuditGrain>(chain).Find(search, cancellationToken)));
        var (records, next) = Merged(chains, search);
        return (records, next is null ? null : Text(next));
    }

    /// <summary>The records of all chains up to where each of them was looked through, and where to go on.</summary>
    private static (IReadOnlyList<AuditRecord> Records, AuditPlace? Next) Merged(AuditFound[] chains, AuditSearch search)
    {
        var seen = chains.Select(static chain => chain.Reached).OfType<AuditPlace>().Order(search.Order).FirstOrDefault();
        AuditRecord[] all = [.. chains.SelectMany(static chain => chain.Records)
            .Where(record => seen is null || search.Order.Compare(PlaceOf(record), seen) <= 0)
            .OrderBy(PlaceOf, search.Order)];
        return all.Length > search.Limit ? (all[..search.Limit], PlaceOf(all[search.Limit - 1])) : (all, seen);
    }

    private static AuditPlace PlaceOf(AuditRecord record) => new(record.KeptAt, record.Chain, record.Sequence);

    private static string Text(AuditPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.At.UtcTicks}.{place.Chain}.{place.Sequence}");

    private static AuditPlace? Place(string? text, List<string> faults)
    {
        if (text is null) return null;
        if (text.Split('.') is [var ticks, var chain, var sequence]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
            && int.TryParse(chain, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var place)) return new AuditPlace(new DateTimeOffset(at, TimeSpan.Zero), number, place);
        faults.Add("after is what 'next' of an earlier answer says");
        return null;
    }

    private static DateTimeOffset Time(string? text, string what, DateTimeOffset otherwise, List<string> faults)
    {
        if (text is null) return otherwise;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        faults.Add($"{what} is a time such as 2026-03-01 or 2026-03-01T12:00:00Z");
        return otherwise;
    }

    private static AuditKind? Kind(string? text, List<string> faults)
    {
        if (text is null) return null;
        // A number would be taken for a kind too.
        if (text.All(char.IsAsciiLetter) && Enum.TryParse<AuditKind>(text, ignoreCase: true, out var kind)) return kind;
        faults.Add($"kind is one of {string.Join(", ", Enum.GetNames<AuditKind>())}");
        return null;
    }
}
