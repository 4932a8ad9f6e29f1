using System.Text.Json;

namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>A form that was sent.</summary>
internal sealed record SubmittedView
{
    public string? CallbackId { get; init; }

    public string? PrivateMetadata { get; init; }

    /// <summary>What its fields hold, by block and field; of any app's form and so of any shape.</summary>
    public JsonElement State { get; init; }

    /// <summary>The text of a field; null where there is none.</summary>
    public string? Text(string block, string field) =>
        Member(Member(Member(Member(State, "values"), block), field), "value") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : default;
}
