using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>Reads a whole number; whatever stands in its place instead counts as 0.</summary>
internal sealed class TolerantNumber : JsonConverter<long>
{
    public override bool HandleNull => true;

    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number)) return number;
        reader.Skip();
        return 0;
    }

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
