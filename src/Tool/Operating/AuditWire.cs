using System.Text.Json;
using ChatAgency.Core.Auditing;

namespace ChatAgency.Tool.Operating;

/// <summary>Reads records as the operators' API shows them.</summary>
internal static class AuditWire
{
    internal static AuditRecord Read(JsonElement shown) => new()
    {
        Chain = shown.GetProperty("chain").GetInt32(),
        Sequence = shown.GetProperty("sequence").GetInt64(),
        KeptAt = shown.GetProperty("keptAt").GetDateTimeOffset(),
        Event = new AuditEvent
        {
            Id = Text(shown, "id"),
            At = shown.GetProperty("at").GetDateTimeOffset(),
            // A number that is no kind comes as a number, and stays one.
            Kind = Enum.Parse<AuditKind>(Text(shown, "kind")),
            Who = Text(shown, "who"),
            Workspace = Text(shown, "workspace"),
            Conversation = Text(shown, "conversation"),
            Subject = Text(shown, "subject"),
            Outcome = Text(shown, "outcome"),
            Details = [.. shown.GetProperty("details").EnumerateArray().Select(static detail => new AuditDetail(Text(detail, "key"), Text(detail, "value")))],
        },
        Previous = Text(shown, "previous"),
        Hash = Text(shown, "hash"),
    };

    // Null is left out on the wire: the agency writes none, so that whatever stands for it does not fit.
    private static string Text(JsonElement shown, string name) => shown.TryGetProperty(name, out var value) ? value.GetString()! : "null";
}
