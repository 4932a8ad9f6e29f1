using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Blocks;

/// <summary>What Slack takes as a text object.</summary>
internal static class TextRules
{
    public static string? Check(JsonNode? node, int most, bool plainOnly = false)
    {
        if (node is not JsonObject text) return "missing required field: text";
        var type = text["type"]?.ToString();
        if (type != "plain_text" && (plainOnly || type != "mrkdwn")) return $"unsupported text type: {type}";
        if (text["text"]?.GetValueKind() != JsonValueKind.String || text["text"]!.ToString().Length == 0) return "must be more than 0 characters: text";
        if (text["text"]!.ToString().Length > most) return $"must be less than {most + 1} characters: text";
        return type == "plain_text" && text.ContainsKey("verbatim") ? "invalid additional property: verbatim" : null;
    }
}
