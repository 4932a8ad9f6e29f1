using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;

namespace ChatAgency.Slack.Sockets;

/// <summary>
/// The body that the same thing has over HTTP, so that both ways in are read by the same code
/// (<see cref="Inbound.SlackInbound"/>).
/// </summary>
public static class EnvelopeBody
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>The body and its media type. What is no payload gives a body that is none either; never throws.</summary>
    public static (ReadOnlyMemory<byte> Body, string MediaType) Of(SocketEnvelope envelope) => envelope.Type switch
    {
        "events_api" => (envelope.Payload, Json),
        "interactive" => (Fields([new("payload", Encoding.UTF8.GetString(envelope.Payload.Span))]), Form),
        "slash_commands" => (Fields(Flat(envelope.Payload)), Form),
        _ => (ReadOnlyMemory<byte>.Empty, Json),
    };

    private static ReadOnlyMemory<byte> Fields(IEnumerable<KeyValuePair<string, string>> fields) =>
        Encoding.ASCII.GetBytes(new QueryBuilder(fields).ToString().TrimStart('?'));

    private static List<KeyValuePair<string, string>> Flat(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty) return [];
        try
        {
            using var document = JsonDocument.Parse(payload);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return [];
            return [.. document.RootElement.EnumerateObject().Where(static field => IsPlain(field.Value)).Select(static field => KeyValuePair.Create(field.Name, Plain(field.Value)))];
        }
        catch (InvalidOperationException)
        {
            // Text that is no Unicode.
            return [];
        }
    }

    private static bool IsPlain(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    // As forms write them: true and false in small letters.
    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
