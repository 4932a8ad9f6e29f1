using System.Globalization;

namespace ChatAgency.Tool.Operating;

/// <summary>How the chains stood when they were verified last, a line each: chain, records, hash of the last.</summary>
internal sealed class AuditHeads(IReadOnlyDictionary<int, AuditVerdict> all)
{
    internal AuditVerdict? Of(int chain) => all.GetValueOrDefault(chain);

    /// <exception cref="RefusedException">The file is not one of these.</exception>
    internal static async Task<AuditHeads> ReadAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null || !File.Exists(file)) return new AuditHeads(new Dictionary<int, AuditVerdict>());
        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        return new AuditHeads(lines.Select(Parsed).ToDictionary(static head => head.Chain));
    }

    internal static async Task WriteAsync(string? file, IEnumerable<AuditVerdict> verdicts, CancellationToken cancellationToken)
    {
        if (file is null) return;
        var part = file + ".part";
        await File.WriteAllLinesAsync(part, verdicts.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Chain} {one.Records} {one.End}")), cancellationToken);
        File.Move(part, file, overwrite: true);
    }

    private static AuditVerdict Parsed(string line) =>
        line.Split(' ') is [var chain, var records, { Length: 64 } end]
        && int.TryParse(chain, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(records, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new AuditVerdict(number, count, end, null)
            : throw new RefusedException("--heads names no file that audit verify has written.", ExitCodes.Usage);
}
