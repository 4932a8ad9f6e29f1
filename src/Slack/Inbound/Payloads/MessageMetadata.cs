using System.Text.Json;

namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>Metadata of a message, of any app and so of any shape.</summary>
internal sealed record MessageMetadata
{
    public string? EventType { get; init; }

    public JsonElement EventPayload { get; init; }
}
