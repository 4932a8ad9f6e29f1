using System.Runtime.InteropServices;
using System.Text.Json;

namespace ChatAgency.Slack.Sockets;

/// <summary>Reads what comes over a connection. Pure, and never throws.</summary>
internal static class SocketReading
{
    public static SocketMessage Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root ? Of(root) : new SocketMessage.Unknown("no_object");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second for text that is no Unicode.
            return new SocketMessage.Unknown("bad_json");
        }
    }

    private static SocketMessage Of(JsonElement root) => Text(root, "type") switch
    {
        "hello" => new SocketMessage.Hello(),
        "disconnect" => new SocketMessage.Disconnect(Text(root, "reason") ?? ""),
        { } type when Text(root, "envelope_id") is { Length: > 0 } id => Envelope(root, id, type),
        _ => new SocketMessage.Unknown("other_type"),
    };

    private static SocketMessage.Envelope Envelope(JsonElement root, string id, string type)
    {
        var payload = root.TryGetProperty("payload", out var found) ? JsonMarshal.GetRawUtf8Value(found).ToArray() : [];
        return new SocketMessage.Envelope(new SocketEnvelope(id, type, payload)
        {
            TakesAnswer = root.TryGetProperty("accepts_response_payload", out var takes) && takes.ValueKind == JsonValueKind.True,
            Attempt = root.TryGetProperty("retry_attempt", out var attempt) && attempt.ValueKind == JsonValueKind.Number && attempt.TryGetInt32(out var number) ? number : 0,
        });
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
