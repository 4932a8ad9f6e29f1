using System.Globalization;
using ChatAgency.Core.Auditing;

namespace ChatAgency.Tool.Operating;

/// <summary>How a chain stands after all of its records were looked at.</summary>
/// <param name="Chain">Its number.</param>
/// <param name="Records">How many records it has, up to the first that does not fit.</param>
/// <param name="End">The hash of the last of them.</param>
/// <param name="Fault">The first record that does not fit, and why; null where all do.</param>
internal sealed record AuditVerdict(int Chain, long Records, string End, string? Fault)
{
    /// <param name="api">The agency.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="before">How it stood when it was looked at last; null for never.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    internal static async Task<AuditVerdict> OfAsync(AgencyApi api, int chain, AuditVerdict? before, CancellationToken cancellationToken)
    {
        var verdict = new AuditVerdict(chain, 0, AuditRecord.Start, null);
        for (long? from = 0; from is not null;)
        {
            var read = await api.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"/admin/api/audit/chains/{chain}?from={from}"), cancellationToken);
            foreach (var shown in read.GetProperty("records").EnumerateArray())
            {
                verdict = verdict.With(AuditWire.Read(shown), before);
                if (verdict.Fault is not null) return verdict;
            }

            from = read.TryGetProperty("next", out var next) ? next.GetInt64() : null;
        }

        return before is not null && verdict.Records < before.Records ? verdict.Faulty(verdict.Records, $"it is missing: {before.Records} records were there") : verdict;
    }

    private AuditVerdict With(AuditRecord record, AuditVerdict? before)
    {
        if (record.Fault(Chain, Records, End) is { } fault) return Faulty(record.Sequence, fault);
        if (before is not null && before.Records == Records + 1 && before.End != record.Hash) return Faulty(Records, "it is not the one that was there before");
        return this with { Records = Records + 1, End = record.Hash };
    }

    private AuditVerdict Faulty(long record, string why) => this with { Fault = string.Create(CultureInfo.InvariantCulture, $"chain {Chain}, record {record}: {why}") };
}
