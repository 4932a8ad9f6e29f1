using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Blocks;

/// <summary>What Slack takes as a plan and as a task. Their titles are plain strings, unlike all others.</summary>
internal static class PlanRules
{
    /// <summary>Slack publishes no limit of these blocks' texts; it is the one of the same texts in a stream.</summary>
    private const int MaxText = 256;

    private const int MaxTasks = 50;

    private static readonly HashSet<string> s_states = new(StringComparer.Ordinal) { "pending", "in_progress", "complete", "error" };

    public static string? Plan(JsonObject block)
    {
        if (Title(block) is { } fault) return fault;
        if (block["tasks"] is not JsonArray { Count: > 0 and <= MaxTasks } tasks) return $"must have 1 to {MaxTasks} tasks";
        if (tasks.Select(static task => task?["task_id"]?.ToString()).Distinct(StringComparer.Ordinal).Count() != tasks.Count) return "task_id already exists";
        return tasks.Select(static task => task is JsonObject one && one["type"]?.ToString() == "task_card" ? FieldRules.Unknown(one, "task_card") ?? Task(one) : "must be a task_card").FirstOrDefault(static found => found is not null);
    }

    /// <summary>A task by itself, outside of a plan.</summary>
    public static string? Alone(JsonObject block) => block["status"]?.ToString() == "pending" ? "pending is not allowed here: status" : Task(block);

    private static string? Task(JsonObject block)
    {
        if (block["task_id"]?.ToString() is not { Length: > 0 and <= 255 }) return "missing required field: task_id";
        if (!s_states.Contains(block["status"]?.ToString() ?? "")) return "must be one of: pending, in_progress, complete, error";
        return Title(block) ?? Rich(block, "details") ?? Rich(block, "output");
    }

    private static string? Title(JsonObject block) =>
        block["title"] is JsonValue title && title.GetValueKind() == JsonValueKind.String && title.ToString() is { Length: > 0 and <= MaxText } ? null : $"must be a string of 1 to {MaxText} characters: title";

    private static string? Rich(JsonObject block, string field) => block[field] switch
    {
        null => null,
        JsonObject rich when rich["type"]?.ToString() == "rich_text" && rich["elements"] is JsonArray { Count: > 0 } => null,
        _ => $"must be a rich_text: {field}",
    };
}
