using System.Text.Json.Serialization;

namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>One thing in view: a channel, a canvas, a list or a message.</summary>
internal sealed record PaneEntity
{
    public string? Type { get; init; }

    /// <summary>Its id; of a message, that of its channel.</summary>
    [JsonConverter(typeof(TextOrId))]
    public string? Value { get; init; }
}
