using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// Slack's plan with its tasks, in the place of the lines that tell of the work behind a growing answer. Which workspaces refuse it,
/// this process learns from their refusals: the post that is sent again then has the lines.
/// </summary>
internal sealed class PlanBlocks
{
    private const string Native = "plan";
    private const string Sign = $"\"type\":\"{Native}\"";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Refusing refusing = new();

    /// <summary>The parts of a text, the last with the work that it tells of; nothing is told where it was too long already. Pure.</summary>
    public static IReadOnlyList<PartBody> Prepare(AnswerText text, int tightness, IReadOnlyList<PartBody> parts)
    {
        if (tightness > 0 || WorkLines.Fitting(text) is not { Count: > 0 } work) return parts;
        return [.. parts.SkipLast(1), new WorkBody(parts[^1].Text, parts[^1].Rich) { Work = [.. work], Lines = WorkLines.Of(text), Speaker = parts[^1].Speaker }];
    }

    /// <summary>The post as this workspace takes it.</summary>
    public PartBody Fit(string workspace, PartBody body) =>
        body is WorkBody { Lines: not null, Rich.Length: > 0 } work && refusing.Allows(workspace) ? new PartBody(body.Text, WithPlan(work)) { Speaker = body.Speaker } : body;

    /// <summary>What a refusal comes to: where it may be about the plan, the post may come again at once.</summary>
    public Refusal Read(string workspace, PartBody sent, Refusal refusal) =>
        // In a text these quotes would be escaped.
        refusal.Kind == RefusalKind.BadContent && sent.Rich.Contains(Sign, StringComparison.Ordinal) ? refusing.Plainer(workspace, refusal) : refusal;

    private static string WithPlan(WorkBody body)
    {
        var blocks = JsonNode.Parse(body.Rich)!.AsArray();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i]!["text"]?["text"]?.GetValue<string>() == body.Lines) blocks[i] = Plan(body.Work);
        }

        return blocks.ToJsonString(Readable);
    }

    private static JsonObject Plan(IReadOnlyList<WorkItem> work) => new()
    {
        ["type"] = Native,
        ["title"] = string.Create(CultureInfo.InvariantCulture, $"{work.Count(static item => item.Status is WorkStatus.Complete or WorkStatus.Error)} of {work.Count} done"),
        ["tasks"] = new JsonArray([.. work.Select(Task)]),
    };

    private static JsonNode Task(WorkItem item, int number)
    {
        // Slack's ids within a message, and not the agency's own: those may be long.
        var task = new JsonObject { ["type"] = "task_card", ["task_id"] = $"task_{number.ToString(CultureInfo.InvariantCulture)}", ["title"] = Line(item.Title), ["status"] = TaskState.Of(item.Status) };
        if (item.Detail.Length > 0) task["details"] = Words(Line(item.Detail));
        return task;
    }

    private static JsonObject Words(string words) => new()
    {
        ["type"] = "rich_text",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "rich_text_section",
            ["elements"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = words }),
        }),
    };

    private static string Line(string words) => InertText.Line(words, WorkItem.MostCharacters);
}
