using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Blocks;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>What one call adds to a stream: <c>markdown_text</c> or <c>chunks</c>, judged as Slack does.</summary>
/// <param name="Text">The words that are added.</param>
/// <param name="Tasks">Tasks that are added, or that take the place of the one with their id.</param>
internal sealed record StreamAddition(string Text, IReadOnlyList<JsonObject> Tasks)
{
    private const int MaxText = 12_000;
    private const int MaxTaskText = 256;

    private static readonly HashSet<string> s_states = new(StringComparer.Ordinal) { "pending", "in_progress", "complete", "error" };

    public bool IsEmpty => Text.Length == 0 && Tasks.Count == 0;

    /// <summary>Null where Slack takes it; it may be empty.</summary>
    public static Outcome? Read(MethodCall call, out StreamAddition added)
    {
        added = new StreamAddition(call["markdown_text"] ?? "", []);
        if (call["markdown_text"] is not null && call["chunks"] is not null) return Outcome.Error("markdown_text_conflict");
        if (call["chunks"] is null or "") return added.Text.Length > MaxText ? Outcome.Error("msg_too_long") : null;
        if (call.Call.Json("chunks") is not JsonArray chunks) return Outcome.Error("invalid_chunks");
        if (chunks.Select(Fault).FirstOrDefault(static fault => fault is not null) is { } found) return Outcome.Error("invalid_chunks", found);
        var text = string.Concat(chunks.Where(static chunk => Type(chunk) == "markdown_text").Select(static chunk => chunk!["text"]!.ToString()));
        added = new StreamAddition(text, [.. chunks.Where(static chunk => Type(chunk) == "task_update").Select(static chunk => chunk!.DeepClone().AsObject())]);
        return text.Length > MaxText ? Outcome.Error("msg_too_long") : null;
    }

    private static string? Fault(JsonNode? node) => node is not JsonObject chunk ? "must be an object" : Type(chunk) switch
    {
        "markdown_text" => FieldRules.Unknown(chunk, "type", "text") ?? (chunk["text"]?.ToString() is { Length: > 0 } ? null : "missing required field: text"),
        "plan_update" => FieldRules.Unknown(chunk, "type", "title") ?? TaskText(chunk, "title"),
        "task_update" => Task(chunk),
        _ => "unsupported chunk",
    };

    private static string? Task(JsonObject chunk)
    {
        if (FieldRules.Unknown(chunk, "type", "id", "title", "status", "details", "output", "sources") is { } unknown) return unknown;
        if (chunk["id"]?.ToString() is not { Length: > 0 }) return "missing required field: id";
        if (!s_states.Contains(chunk["status"]?.ToString() ?? "")) return "must be one of: pending, in_progress, complete, error";
        return TaskText(chunk, "title") ?? (chunk["details"] is null ? null : TaskText(chunk, "details")) ?? (chunk["output"] is null ? null : TaskText(chunk, "output"));
    }

    private static string? TaskText(JsonObject chunk, string field) =>
        chunk[field]?.ToString() is { Length: > 0 and <= MaxTaskText } ? null : $"must have 1 to {MaxTaskText} characters: {field}";

    private static string? Type(JsonNode? chunk) => (chunk as JsonObject)?["type"]?.ToString();
}
