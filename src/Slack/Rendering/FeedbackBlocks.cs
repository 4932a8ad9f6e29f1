using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// Slack's feedback buttons, and two plain ones in their place where a workspace refuses them. Which workspaces do, this
/// process learns from their refusals: the post that is sent again then has plain ones.
/// </summary>
internal sealed class FeedbackBlocks
{
    /// <summary>The block that Slack's own buttons stand in.</summary>
    public const string Native = "context_actions";

    private const string Sign = $"\"type\":\"{Native}\"";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, bool> refusing = new(StringComparer.Ordinal);

    /// <summary>The post as this workspace takes it.</summary>
    public PartBody Fit(string workspace, PartBody body) => HasNative(body) && refusing.ContainsKey(workspace) ? body with { Rich = Plain(body.Rich) } : body;

    /// <summary>What a refusal comes to: where it may be about these buttons, the post may come again at once.</summary>
    public Refusal Read(string workspace, PartBody sent, Refusal refusal)
    {
        if (refusal.Kind != RefusalKind.BadContent || !HasNative(sent)) return refusal;
        refusing[workspace] = true;
        return new Refusal(RefusalKind.ForNow, refusal.Reason, TimeSpan.Zero);
    }

    // In a text these quotes would be escaped.
    private static bool HasNative(PartBody body) => body.Rich.Contains(Sign, StringComparison.Ordinal);

    private static string Plain(string rich)
    {
        var blocks = JsonNode.Parse(rich)!.AsArray();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i]!["type"]!.GetValue<string>() != Native) continue;
            var buttons = blocks[i]!["elements"]![0]!;
            blocks[i] = new JsonObject
            {
                ["type"] = "actions",
                ["elements"] = new JsonArray(Button(buttons["positive_button"]!, SlackNames.UpAction), Button(buttons["negative_button"]!, SlackNames.DownAction)),
            };
        }

        return blocks.ToJsonString(Readable);
    }

    private static JsonObject Button(JsonNode side, string action) => new()
    {
        ["type"] = "button",
        ["action_id"] = action,
        ["text"] = side["text"]!.DeepClone(),
        ["value"] = side["value"]!.DeepClone(),
    };
}
