using System.Text.Json;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>The metadata by which the agency knows its own posts, read and written in one form.</summary>
internal static class PostMetadata
{
    public const string EventType = "chatagency_post";

    public static JsonEncodedText Marker { get; } = JsonEncodedText.Encode("marker");

    public static JsonEncodedText Revision { get; } = JsonEncodedText.Encode("revision");

    /// <summary>Marker and revision; false for metadata of another kind or shape.</summary>
    public static bool TryRead(MessageMetadata? metadata, out Marker marker, out long revision)
    {
        (marker, revision) = (default, 0);
        if (metadata is not { EventType: EventType, EventPayload: { ValueKind: JsonValueKind.Object } payload }) return false;
        if (!payload.TryGetProperty(Marker.EncodedUtf8Bytes, out var text) || text.ValueKind != JsonValueKind.String) return false;
        if (!payload.TryGetProperty(Revision.EncodedUtf8Bytes, out var number) || number.ValueKind != JsonValueKind.Number) return false;
        marker = new Marker(text.GetString() ?? "");
        return marker.Value.Length > 0 && number.TryGetInt64(out revision);
    }
}
