using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// Blocks that not every workspace takes, and what stands in their place where one refuses them: feedback buttons, Markdown,
/// tables, plans. Which workspaces do, this process learns from their refusals: the post that is sent again then has plain ones. Plans, the
/// newest of them, are given up by themselves and first.
/// </summary>
internal sealed class NativeBlocks
{
    /// <summary>The block that Slack's own feedback buttons stand in.</summary>
    public const string Buttons = "context_actions";

    /// <summary>The block that Slack reads as Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>A table.</summary>
    public const string Table = "table";

    /// <summary>What the work behind a growing answer stands in.</summary>
    public const string Plan = "plan";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly (string[] Types, Refusing Refusing)[] kinds = [([Plan], new()), ([Buttons, Markdown, Table], new())];

    /// <summary>The post as this workspace takes it.</summary>
    public PartBody Fit(string workspace, PartBody body)
    {
        foreach (var (types, refusing) in kinds)
        {
            if (!refusing.Allows(workspace) && Has(body, types)) body = body with { Rich = Plain(body.Rich, types) };
        }

        return body;
    }

    /// <summary>What a refusal comes to: where it may be about these blocks, the post may come again at once.</summary>
    public Refusal Read(string workspace, PartBody sent, Refusal refusal) =>
        refusal.Kind == RefusalKind.BadContent && Array.Find(kinds, kind => Has(sent, kind.Types)) is { Refusing: { } refusing } ? refusing.Plainer(workspace, refusal) : refusal;

    // In a text these quotes would be escaped.
    private static bool Has(PartBody body, string[] types) => types.Any(type => body.Rich.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal));

    private static string Plain(string rich, string[] types) => new JsonArray(
        [.. JsonNode.Parse(rich)!.AsArray().SelectMany(block => types.Contains(block!["type"]!.GetValue<string>()) ? Plain(block.AsObject()) : [block.DeepClone()])]).ToJsonString(Readable);

    private static IEnumerable<JsonNode> Plain(JsonObject block) => block["type"]!.GetValue<string>() switch
    {
        Plan => [Section(WorkLines.Of(PlanJson.Read(block)))],
        Buttons => [PlainButtons(block["elements"]![0]!)],
        Markdown => Fenced(CodeFence.Lines(block["text"]!.GetValue<string>())),
        Table => Fenced(TableText.Of([.. block["rows"]!.AsArray().Select(static row => (IReadOnlyList<string>)[.. row!.AsArray().Select(static cell => Words(cell!))])])),
        _ => [block.DeepClone()],
    };

    private static JsonObject PlainButtons(JsonNode buttons) => new()
    {
        ["type"] = "actions",
        ["elements"] = new JsonArray(Button(buttons["positive_button"]!, SlackNames.UpAction), Button(buttons["negative_button"]!, SlackNames.DownAction)),
    };

    private static JsonObject Button(JsonNode side, string action) => new()
    {
        ["type"] = "button",
        ["action_id"] = action,
        ["text"] = side["text"]!.DeepClone(),
        ["value"] = side["value"]!.DeepClone(),
    };

    private static string Words(JsonNode cell) => cell["text"] is { } raw
        ? raw.GetValue<string>()
        : string.Concat(cell["elements"]![0]!["elements"]!.AsArray().Select(static element => element!["text"]!.GetValue<string>()));

    private static IEnumerable<JsonNode> Fenced(IEnumerable<string> lines)
    {
        var packer = new PartPacker(int.MaxValue);
        foreach (var chunk in lines.SelectMany(line => LineCut.Fit(new Line("", "", [new Run(line)], Fence: 1), packer.MostInChunk))) packer.Add(chunk);
        return packer.End().SelectMany(static part => part.Blocks).OfType<TextBlock.Section>().Select(static section => Section(section.Mrkdwn));
    }

    private static JsonObject Section(string mrkdwn) => new JsonObject
    {
        ["type"] = "section",
        ["expand"] = true,
        ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true },
    };
}
