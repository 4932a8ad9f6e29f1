using System.Globalization;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>What happened, over all chains in the order of time, or one chain as it is stored. Nothing here changes anything.</summary>
internal static class ReadAudit
{
    private const int Usual = 100;
    private const int Most = 500;

    public static async Task<IResult> FindAsync(string? from, string? to, string? kind, string? after, string? limit, HttpContext http, IGrainFactory grains)
    {
        var faults = new List<string>();
        var search = new AuditSearch(
            Time(from, "from", DateTimeOffset.MinValue, faults), Time(to, "to", DateTimeOffset.MaxValue, faults), Kind(kind, faults), Place(after, faults), Limit(limit, faults));
        if (faults.Count > 0) return ProblemResults.Unprocessable("What is wanted cannot be understood: 'errors' says why.", faults);
        var chains = await Task.WhenAll(Enumerable.Range(0, IAuditGrain.Chains).Select(chain => grains.GetGrain<IAuditGrain>(chain).Find(search, Entry.Of(http).Budget)));
        var (records, next) = Merged(chains, search.Limit);
        return TypedResults.Json(new AuditList([.. records.Select(AuditShown.Of)], next is null ? null : Text(next)), OperatorWire.Json.AuditList);
    }

    public static async Task<IResult> ChainAsync(int chain, string? from, HttpContext http, IGrainFactory grains)
    {
        if (chain is < 0 or >= IAuditGrain.Chains) return ProblemResults.NotFound($"There are the chains 0 to {IAuditGrain.Chains - 1}.");
        if (!long.TryParse(from ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return ProblemResults.BadRequest("'from' is the number of a record.");
        var stretch = await grains.GetGrain<IAuditGrain>(chain).Read(number, Entry.Of(http).Budget);
        return TypedResults.Json(new AuditChain([.. stretch.Records.Select(AuditShown.Of)], stretch.Next), OperatorWire.Json.AuditChain);
    }

    /// <summary>The records of all chains up to where each of them was looked through, and where to go on.</summary>
    private static (IReadOnlyList<AuditRecord> Records, AuditPlace? Next) Merged(AuditFound[] chains, int limit)
    {
        var seen = chains.Select(static chain => chain.Reached).OfType<AuditPlace>().OrderBy(static place => (place.At, place.Chain, place.Sequence)).FirstOrDefault();
        AuditRecord[] all = [.. chains.SelectMany(static chain => chain.Records)
            .Where(record => seen is null || !PlaceOf(record).IsAfter(seen))
            .OrderBy(static record => (record.KeptAt, record.Chain, record.Sequence))];
        return all.Length > limit ? (all[..limit], PlaceOf(all[limit - 1])) : (all, seen);
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

    private static int Limit(string? text, List<string> faults)
    {
        if (text is null) return Usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most) return limit;
        faults.Add($"limit is 1 to {Most}");
        return Usual;
    }
}
