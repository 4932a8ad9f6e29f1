using System.Globalization;
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
        var (search, faults) = AuditQuery.Read(from, to, kind, after, Limit(limit) ?? Usual);
        if (Limit(limit) is null) faults.Add($"limit is 1 to {Most}");
        if (faults.Count > 0) return ProblemResults.Unprocessable("What is wanted cannot be understood: 'errors' says why.", faults);
        var (records, next) = await AuditQuery.FindAsync(search, grains, Entry.Of(http).Budget);
        return TypedResults.Json(new AuditList([.. records.Select(AuditShown.Of)], next), OperatorWire.Json.AuditList);
    }

    public static async Task<IResult> ChainAsync(int chain, string? from, HttpContext http, IGrainFactory grains)
    {
        if (chain is < 0 or >= IAuditGrain.Chains) return ProblemResults.NotFound($"There are the chains 0 to {IAuditGrain.Chains - 1}.");
        if (!long.TryParse(from ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return ProblemResults.BadRequest("'from' is the number of a record.");
        var stretch = await grains.GetGrain<IAuditGrain>(chain).Read(number, Entry.Of(http).Budget);
        return TypedResults.Json(new AuditChain([.. stretch.Records.Select(AuditShown.Of)], stretch.Next), OperatorWire.Json.AuditChain);
    }

    /// <summary>How many are wanted; null where that is no number, or too many.</summary>
    private static int? Limit(string? text) =>
        text is null ? Usual : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most ? limit : null;
}
