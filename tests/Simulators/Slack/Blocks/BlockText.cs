using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Blocks;

/// <summary>The words in blocks.</summary>
internal static class BlockText
{
    private static readonly HashSet<string> s_layout = new(StringComparer.Ordinal) { "section", "header", "context", "markdown", "rich_text", "table", "image", "task_card", "plan" };

    /// <summary>All words of all blocks, buttons and the like included, a block a line.</summary>
    public static string Of(JsonArray? blocks) =>
        blocks is null ? "" : string.Join('\n', blocks.Select(static block => Words(block)).Where(static words => words.Length > 0));

    /// <summary>What a person reads as content: without buttons.</summary>
    public static string Content(JsonArray? blocks) =>
        blocks is null ? "" : string.Join('\n', blocks
            .Where(static block => block?["type"]?.ToString() is { } type && s_layout.Contains(type))
            .Select(static block => Words(block))
            .Where(static words => words.Length > 0));

    private static string Words(JsonNode? node) => node switch
    {
        JsonArray array => string.Join(array.Any(static item => item is JsonArray) ? "\n" : " ", array.Select(Words).Where(static words => words.Length > 0)),
        JsonObject thing => InObject(thing),
        _ => "",
    };

    private static string InObject(JsonObject thing)
    {
        if (thing["type"]?.ToString() == "rich_text_section") return string.Concat((thing["elements"] as JsonArray ?? []).Select(RichElement));
        if (thing["type"]?.ToString() == "task_card") return $"{Sign(thing["status"]?.ToString())} {thing["title"]} {Words(thing["details"])} {Words(thing["output"])}".TrimEnd();
        var parts = thing.Select(static pair => pair switch
        {
            { Key: "text", Value: JsonValue text } => text.ToString(),
            { Key: "title", Value: JsonValue title } => title.ToString(),
            { Key: "type" or "block_id" or "action_id" or "value" or "url" or "task_id" or "status" } => "",
            _ => Words(pair.Value),
        });
        return string.Join(' ', parts.Where(static part => part.Length > 0));
    }

    // A person sees a picture.
    private static string Sign(string? status) => status switch
    {
        "pending" => ":white_circle:",
        "in_progress" => ":hourglass_flowing_sand:",
        "complete" => ":white_check_mark:",
        _ => ":warning:",
    };

    private static string RichElement(JsonNode? element) => element?["type"]?.ToString() switch
    {
        "user" => $"<@{element["user_id"]}>",
        "link" => element["text"]?.ToString() ?? element["url"]?.ToString() ?? "",
        "emoji" => $":{element["name"]}:",
        "broadcast" => $"<!{element["range"]}>",
        _ => element?["text"]?.ToString() ?? "",
    };
}
