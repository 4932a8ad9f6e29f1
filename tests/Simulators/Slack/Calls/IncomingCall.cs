using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Calls;

/// <summary>A call of the Web API as it came in.</summary>
/// <param name="Method">The method: <c>chat.postMessage</c>, …</param>
/// <param name="TeamId">The team that its token belongs to; null where the token is unknown.</param>
/// <param name="Arguments">The arguments; values that are JSON in a form stay text.</param>
public sealed record IncomingCall(string Method, string? TeamId, JsonObject Arguments)
{
    /// <summary>The name in the address that it was called by (<see cref="SlackSimulator.ApiBaseUrlVia"/>); null for the plain one.</summary>
    public string? Via { get; init; }

    /// <summary>The <c>channel</c> argument.</summary>
    public string? Channel => Text("channel");

    /// <summary>The <c>ts</c> argument.</summary>
    public string? Ts => Text("ts");

    /// <summary>The <c>thread_ts</c> argument.</summary>
    public string? ThreadTs => Text("thread_ts");

    /// <summary>The message metadata; null where there is none or it is no JSON object.</summary>
    public JsonObject? Metadata => Json("metadata") as JsonObject;

    /// <summary>The value named <c>marker</c> in the metadata's payload.</summary>
    public string? Marker => (Metadata?["event_payload"] as JsonObject)?["marker"]?.ToString();

    /// <summary>The value named <c>revision</c> in the metadata's payload.</summary>
    public long? Revision => long.TryParse((Metadata?["event_payload"] as JsonObject)?["revision"]?.ToString(), out var revision) ? revision : null;

    /// <summary>An argument as text; null where it is missing.</summary>
    public string? Text(string name) => Arguments[name] switch
    {
        null => null,
        JsonValue value => value.ToString(),
        var node => node.ToJsonString(),
    };

    /// <summary>An argument that is JSON, be it inline or as text; null where it is missing or malformed.</summary>
    public JsonNode? Json(string name)
    {
        var node = Arguments[name];
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text)) return node;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
