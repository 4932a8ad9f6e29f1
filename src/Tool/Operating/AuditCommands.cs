using System.CommandLine;
using System.Globalization;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;

namespace ChatAgency.Tool.Operating;

/// <summary><c>audit list</c> and <c>audit verify</c>.</summary>
internal static class AuditCommands
{
    private static readonly Reach Reach = new();

    internal static Command All() => new("audit", "Who did what with a running agency.") { List(), Verify() };

    private static Command List()
    {
        var (from, to) = (new Option<string?>("--from") { Description = "Nothing that was kept before this time, such as 2026-03-01T12:00:00Z." }, new Option<string?>("--to") { Description = "Only what was kept before this time." });
        var (kind, limit) = (new Option<string?>("--kind") { Description = $"One of {string.Join(", ", Enum.GetNames<AuditKind>())}." }, new Option<int>("--limit") { Description = "So many records at most, 1 to 500.", DefaultValueFactory = static _ => 100 });
        var after = new Option<string?>("--after") { Description = "Goes on where an earlier list ended: what it said." };
        return Reach.On(new Command("list", "The records, a line each, the oldest first: when, what, who, where, subject, outcome, details.") { from, to, kind, after, limit }, async (parsed, api, cancellationToken) =>
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"/admin/api/audit?limit={parsed.GetValue(limit)}{Part(parsed, from)}{Part(parsed, to)}{Part(parsed, kind)}{Part(parsed, after)}");
            var found = await api.ReadAsync(query, cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            foreach (var shown in found.GetProperty("records").EnumerateArray()) await output.WriteLineAsync(Line(AuditWire.Read(shown)));
            if (found.TryGetProperty("next", out var next)) await output.WriteLineAsync($"there may be more: --after {next.GetString()}");
            return ExitCodes.Done;
        });
    }

    private static Command Verify()
    {
        var heads = new Option<FileInfo?>("--heads") { Description = "A file of your own, where the end of each chain is kept from one run to the next: it shows what was cut off, or written anew as a whole." };
        return Reach.On(new Command("verify", "Computes every record's hash anew, and names the first that does not fit.") { heads }, async (parsed, api, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var file = parsed.GetValue(heads)?.FullName;
            var before = await AuditHeads.ReadAsync(file, cancellationToken);
            List<AuditVerdict> verdicts = [];
            for (var chain = 0; chain < IAuditGrain.Chains; chain++) verdicts.Add(await AuditVerdict.OfAsync(api, chain, before.Of(chain), cancellationToken));
            foreach (var fault in verdicts.Select(static verdict => verdict.Fault).OfType<string>()) await output.WriteLineAsync(fault);
            if (verdicts.Exists(static verdict => verdict.Fault is not null)) return ExitCodes.NotSo;
            await AuditHeads.WriteAsync(file, verdicts, cancellationToken);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{verdicts.Sum(static verdict => verdict.Records)} records in {verdicts.Count} chains fit"));
            return ExitCodes.Done;
        });
    }

    private static string Part(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } value ? $"&{option.Name.TrimStart('-')}={Uri.EscapeDataString(value)}" : "";

    // No word of a record has a space in it: the line can be taken apart at them.
    private static string Line(AuditRecord record)
    {
        var what = record.Event;
        var place = what.Conversation.Length > 0 ? what.Conversation : what.Workspace.Length > 0 ? what.Workspace : "-";
        string[] words = [what.At.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z", what.Kind.ToString(), what.Who, place, what.Subject, what.Outcome, .. what.Details.Select(static detail => $"{detail.Key}={detail.Value}")];
        return string.Join(' ', words);
    }
}
