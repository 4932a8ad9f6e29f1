using System.Text.Json;

namespace ChatAgency.Slack.Inbound;

/// <summary>The few fields of an event that tell chatter from what may be for the agency.</summary>
internal struct GlanceSigns
{
    private bool isMessage;
    private bool isOtherKnown;
    private bool inThread;
    private bool inDirect;
    private bool hasSubtype;
    private bool fromBot;
    private bool mayMention;

    /// <summary>Takes note of the property the reader stands on, and moves to its value's end.</summary>
    public void Note(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("type"u8)) Type(ref reader);
        else if (reader.ValueTextEquals("text"u8)) Text(ref reader);
        else if (reader.ValueTextEquals("channel_type"u8)) inDirect = Is(ref reader, "im"u8, "app_home"u8);
        else if (reader.ValueTextEquals("channel"u8)) inDirect |= StartsWithD(ref reader);
        else if (reader.ValueTextEquals("thread_ts"u8)) inThread = IsText(ref reader);
        else if (reader.ValueTextEquals("subtype"u8)) hasSubtype = IsText(ref reader);
        else if (reader.ValueTextEquals("bot_id"u8)) fromBot = IsText(ref reader);
        else Pass(ref reader);
    }

    /// <summary>A plain root message in a channel, without a mention, is chatter; messages and mentions else are read whole.</summary>
    public readonly GlanceResult Sum()
    {
        if (isOtherKnown) return GlanceResult.Relevant;
        if (!isMessage) return GlanceResult.OtherEvent;
        var plain = !inThread && !inDirect && !hasSubtype && !fromBot && !mayMention;
        return plain ? GlanceResult.Chatter : GlanceResult.Relevant;
    }

    private void Type(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return;
        }

        isMessage = reader.ValueTextEquals("message"u8);
        isOtherKnown = reader.ValueTextEquals("app_mention"u8) || reader.ValueTextEquals("agent_session_stopped"u8)
            || reader.ValueTextEquals("reaction_added"u8) || reader.ValueTextEquals("reaction_removed"u8) || PaneEvents.IsOne(ref reader) || NameEvents.IsOne(ref reader)
            || UninstallEvents.IsOne(ref reader) || AccessEvents.IsOne(ref reader);
    }

    private void Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        mayMention = reader.TokenType == JsonTokenType.String
            && (reader.ValueSpan.IndexOf("<@"u8) >= 0 || (reader.ValueIsEscaped && reader.ValueSpan.IndexOf("\\u00"u8) >= 0));
        reader.Skip();
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        reader.Read();
        var matches = reader.TokenType == JsonTokenType.String && (reader.ValueTextEquals(one) || reader.ValueTextEquals(other));
        reader.Skip();
        return matches;
    }

    private static bool StartsWithD(ref Utf8JsonReader reader)
    {
        reader.Read();
        var direct = reader.TokenType == JsonTokenType.String && reader.ValueSpan is [(byte)'D', ..];
        reader.Skip();
        return direct;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        reader.Read();
        var text = reader.TokenType == JsonTokenType.String;
        reader.Skip();
        return text;
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
