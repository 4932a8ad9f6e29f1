using System.Text.Json;

namespace ChatAgency.Slack.Inbound;

/// <summary>A first look at an event's bytes: enough to let go of what is not for the agency, without an allocation.</summary>
internal static class Glance
{
    /// <summary>Says what a whole payload is, and which team it names: empty for none.</summary>
    /// <exception cref="JsonException">The bytes are no JSON object.</exception>
    public static GlanceResult Of(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> team)
    {
        team = default;
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        var result = GlanceResult.NoEvent;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isEvent = reader.ValueTextEquals("event"u8);
            var isTeam = !isEvent && reader.ValueTextEquals("team_id"u8);
            reader.Read();
            if (isTeam && reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped) team = reader.ValueSpan;
            if (isEvent && reader.TokenType == JsonTokenType.StartObject) result = Event(ref reader);
            else reader.Skip();
        }

        // The reader itself faults whatever follows the object.
        reader.Read();
        return result;
    }

    private static GlanceResult Event(ref Utf8JsonReader reader)
    {
        var signs = default(GlanceSigns);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) signs.Note(ref reader);
        return signs.Sum();
    }
}
