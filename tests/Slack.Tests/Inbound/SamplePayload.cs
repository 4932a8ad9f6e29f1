using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Tests.Inbound;

/// <summary>Payloads in Slack's shape, and the payloads from other projects beside this code.</summary>
internal static class SamplePayload
{
    public const string Bot = "U0BOT";
    public const string App = "A0APP";
    public const string Ts = "1767225600.123456";
    public const string Root = "1767225000.000100";
    public const string FormType = "application/x-www-form-urlencoded";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Payloads");

    public static InboundAction Map(JsonNode payload, string? ourApp = null) => Map(payload.ToJsonString(), "application/json; charset=utf-8", ourApp);

    public static InboundAction Map(string body, string contentType, string? ourApp = null) =>
        new SlackInbound(Options.Create(new SlackOptions { AppId = ourApp })).Map(Encoding.UTF8.GetBytes(body), contentType);

    public static InboundAction MapInteraction(JsonNode payload) => Map("payload=" + Uri.EscapeDataString(payload.ToJsonString()), FormType);

    /// <summary>A person's message in a channel, with fields changed (null takes one out).</summary>
    public static JsonObject Message(params (string Name, JsonNode? Value)[] changes) => With(
        new JsonObject
        {
            ["type"] = "message",
            ["channel"] = "C1",
            ["channel_type"] = "channel",
            ["user"] = "U1",
            ["text"] = "hello",
            ["ts"] = Ts,
            ["event_ts"] = Ts,
        },
        changes);

    public static JsonObject Event(JsonNode happened, params (string Name, JsonNode? Value)[] changes) => With(
        new JsonObject
        {
            ["token"] = "old",
            ["team_id"] = "T1",
            ["api_app_id"] = App,
            ["event"] = happened,
            ["type"] = "event_callback",
            ["event_id"] = "Ev1",
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = null,
                ["team_id"] = "T1",
                ["user_id"] = Bot,
                ["is_bot"] = true,
                ["is_enterprise_install"] = false,
            }),
        },
        changes);

    public static JsonObject Mark(string marker = "m1", long revision = 7) => new()
    {
        ["event_type"] = "chatagency_post",
        ["event_payload"] = new JsonObject { ["marker"] = marker, ["revision"] = revision },
    };

    public static JsonObject With(JsonObject payload, params (string Name, JsonNode? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null) payload.Remove(name);
            else payload[name] = value;
        }

        return payload;
    }

    /// <summary>Every payload of the folder; files that hold several by name give each.</summary>
    public static IEnumerable<(string Name, JsonNode Payload)> All(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var root = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            var name = Path.GetRelativePath(Folder, file);
            if (!root.ContainsKey("botUserId")) yield return (name, root);
            else foreach (var (inner, value) in root.Where(static one => IsPayload(one.Value))) yield return ($"{name}:{inner}", value!);
        }
    }

    /// <summary>The recordings also hold notes of the program that made them.</summary>
    private static bool IsPayload(JsonNode? value) => value is JsonObject inner && (inner.ContainsKey("type") || inner.ContainsKey("command"));

    public static string AsForm(JsonNode fields) => string.Join('&', fields.AsObject()
        .Select(static one => $"{one.Key}={Uri.EscapeDataString(one.Value?.GetValueKind() == JsonValueKind.String ? one.Value.GetValue<string>() : one.Value?.ToJsonString() ?? "")}"));
}
