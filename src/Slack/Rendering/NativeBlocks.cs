using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// Blocks that not every workspace takes, and what stands in their place where one refuses them: feedback buttons, Markdown,
/// tables. Which workspaces do, this process learns from their refusals: the post that is sent again then has plain ones.
/// </summary>
internal sealed class NativeBlocks
{
    /// <summary>The block that Slack's own feedback buttons stand in.</summary>
    public const string Buttons = "context_actions";

    /// <summary>The block that Slack reads as Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>A table.</summary>
    public const string Table = "table";

    private static readonly string[] Signs = [Sign(Buttons), Sign(Markdown), Sign(Table)];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Refusing refusing = new();

    /// <summary>The post as this workspace takes it.</summary>
    public PartBody Fit(string workspace, PartBody body) => refusing.Allows(workspace) || !HasNative(body) ? body : body with { Rich = Plain(body.Rich) };

    /// <summary>What a refusal comes to: where it may be about these blocks, the post may come again at once.</summary>
    public Refusal Read(string workspace, PartBody sent, Refusal refusal) =>
        refusal.Kind == RefusalKind.BadContent && HasNative(sent) ? refusing.Plainer(workspace, refusal) : refusal;

    // In a text these quotes would be escaped.
    private static string Sign(string type) => $"\"type\":\"{type}\"";

    private static bool HasNative(PartBody body) => Signs.Any(sign => body.Rich.Contains(sign, StringComparison.Ordinal));

    private static string Plain(string rich) =>
        new JsonArray([.. JsonNode.Parse(rich)!.AsArray().SelectMany(static block => Plain(block!.AsObject()))]).ToJsonString(Readable);

    private static IEnumerable<JsonNode> Plain(JsonObject block) => block["type"]!.GetValue<string>() switch
    {
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
