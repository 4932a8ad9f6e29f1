using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAgency.Core.Agents;

namespace ChatAgency.Slack.Rendering;

/// <summary>Writes and reads the work behind a growing answer as Slack's plan with its tasks.</summary>
internal static class PlanJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<WorkItem> work)
    {
        json.WriteStartObject();
        json.WriteString("type", NativeBlocks.Plan);
        json.WriteString("title", string.Create(CultureInfo.InvariantCulture, $"{work.Count(static item => item.Status is WorkStatus.Complete or WorkStatus.Error)} of {work.Count} done"));
        json.WriteStartArray("tasks");
        for (var i = 0; i < work.Count; i++) Task(json, work[i], i);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The pieces of work that stand in a plan.</summary>
    public static IEnumerable<WorkItem> Read(JsonObject plan) => plan["tasks"]!.AsArray().Select(static task => new WorkItem
    {
        Id = task!["task_id"]!.GetValue<string>(),
        Title = task["title"]!.GetValue<string>(),
        Status = TaskState.Read(task["status"]!.GetValue<string>()),
        Detail = task["details"]?["elements"]![0]!["elements"]![0]!["text"]!.GetValue<string>() ?? "",
    });

    private static void Task(Utf8JsonWriter json, WorkItem item, int number)
    {
        json.WriteStartObject();
        json.WriteString("type", "task_card");
        // Slack's ids within a message, and not the agency's own: those may be long.
        json.WriteString("task_id", string.Create(CultureInfo.InvariantCulture, $"task_{number}"));
        json.WriteString("title", Line(item.Title));
        json.WriteString("status", TaskState.Of(item.Status));
        if (item.Detail.Length > 0) Details(json, Line(item.Detail));
        json.WriteEndObject();
    }

    private static void Details(Utf8JsonWriter json, string words)
    {
        json.WriteStartObject("details");
        json.WriteString("type", "rich_text");
        json.WriteStartArray("elements");
        json.WriteStartObject();
        json.WriteString("type", "rich_text_section");
        json.WriteStartArray("elements");
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", words);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Line(string words) => InertText.Line(words, WorkItem.MostCharacters);
}
