using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Inbound;

namespace ChatAgency.Slack.Outbound;

/// <summary>The arguments of a post and of an update: nothing in them unfurls, and every one carries its mark.</summary>
internal static class MessageBody
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Post(string channel, string thread, PartBody body, PostMark mark) => Write(channel, body, mark, json =>
    {
        json.WriteString("thread_ts", thread);
        json.WriteString("client_msg_id", ClientId(mark.Marker));
        json.WriteBoolean("unfurl_links", false);
        json.WriteBoolean("unfurl_media", false);
        if (body.Speaker is not { } speaker) return;
        json.WriteString("username", speaker.Name);
        if (speaker.Icon is not null) json.WriteString("icon_emoji", speaker.Icon);
    });

    public static ReadOnlyMemory<byte> Update(string channel, PostId post, PartBody body, PostMark mark) =>
        Write(channel, body, mark, json => json.WriteString("ts", post.Value));

    public static ReadOnlyMemory<byte> Delete(string channel, PostId post)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("channel", channel);
            json.WriteString("ts", post.Value);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Write(string channel, PartBody body, PostMark mark, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>(512 + body.Text.Length + body.Rich.Length);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("channel", channel);
            json.WriteString("text", body.Text);

            // Always sent: what an update does to the blocks of before where it has none has changed over time.
            json.WritePropertyName("blocks");
            json.WriteRawValue(body.Rich.Length == 0 ? "[]" : body.Rich);
            rest(json);
            Mark(json, mark);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void Mark(Utf8JsonWriter json, PostMark mark)
    {
        json.WriteStartObject("metadata");
        json.WriteString("event_type", PostMetadata.EventType);
        json.WriteStartObject("event_payload");
        json.WriteString(PostMetadata.Marker, mark.Marker.Value);
        json.WriteNumber(PostMetadata.Revision, mark.Revision);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>No documented key against doubles, so nothing rests on it; where Slack heeds it, it is one for each marker.</summary>
    private static Guid ClientId(Marker marker) => new(SHA256.HashData(Encoding.UTF8.GetBytes(marker.Value)).AsSpan(0, 16));
}
