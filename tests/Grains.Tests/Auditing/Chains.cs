using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;

namespace ChatAgency.Grains.Tests.Auditing;

/// <summary>The audit as whoever verifies it reads it.</summary>
internal static class Chains
{
    public static async Task<List<AuditRecord>> ChainAsync(this IGrainFactory grains, int chain, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        for (long? from = 0; from is not null;)
        {
            var stretch = await grains.GetGrain<IAuditGrain>(chain).Read(from.Value, cancellationToken);
            records.AddRange(stretch.Records);
            from = stretch.Next;
        }

        return records;
    }

    /// <summary>The number of the first record that does not fit, and why; null where all do.</summary>
    public static string? FirstFault(this IEnumerable<AuditRecord> chain, int number)
    {
        var (expected, previous) = (0L, AuditRecord.Start);
        foreach (var record in chain)
        {
            if (record.Fault(number, expected, previous) is { } why) return $"{record.Sequence}: {why}";
            (expected, previous) = (expected + 1, record.Hash);
        }

        return null;
    }

    /// <summary>All records of a kind that name this subject, in the order of time.</summary>
    public static async Task<AuditRecord[]> OfAsync(this IGrainFactory grains, AuditKind kind, string subject, CancellationToken cancellationToken)
    {
        var search = new AuditSearch(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, kind, null, 500);
        var found = await Task.WhenAll(Enumerable.Range(0, IAuditGrain.Chains).Select(chain => grains.GetGrain<IAuditGrain>(chain).Find(search, cancellationToken)));
        return [.. found.SelectMany(static one => one.Records).Where(record => record.Event.Subject == subject).OrderBy(static record => record.KeptAt)];
    }

    public static AuditEvent Event(int number, string subject = "send") =>
        AuditEvent.Of("slack/T1", new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero).AddSeconds(number), AuditKind.ToolCalled, "U1", subject, "Done", AuditDetail.Of("number", number));

    public static string? Detail(this AuditRecord record, string key) => record.Event.Details.FirstOrDefault(detail => detail.Key == key)?.Value;
}
