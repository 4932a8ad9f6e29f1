using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAgency.Slack.Sockets;

/// <summary>Says to Slack that an envelope is done with; without it, Slack sends the envelope again.</summary>
/// <param name="Payload">The answer to a command or a form, sent only where the envelope takes one; null for none.</param>
public sealed record Acknowledgement(JsonNode? Payload = null)
{
    internal ReadOnlyMemory<byte> Of(SocketEnvelope envelope)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("envelope_id", envelope.Id);
        if (Payload is not null && envelope.TakesAnswer)
        {
            writer.WritePropertyName("payload");
            Payload.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
