using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Auditing;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Recording;

/// <summary>Who did what, the newest first: searched by time and kind, page by page.</summary>
internal static class AuditPage
{
    private const int PageSize = 50;

    public static async Task<IResult> ShowAsync(string? from, string? to, string? kind, string? after, HttpContext http, IGrainFactory grains)
    {
        var (search, faults) = AuditQuery.Read(Word(from), Word(to), Word(kind), Word(after), PageSize, newestFirst: true);
        var (records, next) = faults.Count == 0 ? await AuditQuery.FindAsync(search, grains, Entry.Of(http).Budget) : ([], null);
        return new PageResult(new Page(Section.Audit, "Audit log", Html.Of($"""
            <form class="row" method="get" action="/admin/audit">
              {Fields.Text("from", "From", from, fault: Fault(faults, "from"), type: "datetime-local")}
              {Fields.Text("to", "Before", to, fault: Fault(faults, "to"), type: "datetime-local")}
              {Fields.Choice("kind", "Kind", kind, Enum.GetNames<AuditKind>().Select(static name => (name, name)).Prepend(("", "all")), fault: Fault(faults, "kind"))}
              <button>Search</button>
            </form>
            {Table.Of("Records", ["Kept", "Kind", "Who", "Subject", "Outcome", "Where", "Details", "Place"], records.Select(Row), "Nothing of this is recorded in this time.")}
            {(next is null ? null : Html.Of($"<p><a class=\"button\" href=\"/admin/audit?{Query(from, to, kind, next)}\">Earlier records</a></p>"))}
            """), faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));
    }

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Fault(List<string> faults, string field) => faults.FirstOrDefault(fault => fault.StartsWith(field, StringComparison.Ordinal));

    private static string Query(string? from, string? to, string? kind, string next) => string.Join('&', new[] { ("from", from), ("to", to), ("kind", kind), ("after", next) }
        .Where(static part => part.Item2 is { Length: > 0 }).Select(static part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));

    private static Html Long(string text) => Html.Of($"<span class=\"long\">{text}</span>");

    private static Html[] Row(AuditRecord record)
    {
        var what = record.Event;
        return
        [
            Times.At(record.KeptAt), Html.Of($"{what.Kind.ToString()}"), Long(what.Who), Long(what.Subject), Html.Of($"{what.Outcome}"),
            Html.Of($"<code>{(what.Conversation.Length > 0 ? what.Conversation : what.Workspace)}</code>"),
            Long(string.Join(", ", what.Details.Select(static detail => $"{detail.Key} {detail.Value}"))),
            Html.Of($"chain {record.Chain}, {record.Sequence}"),
        ];
    }
}
