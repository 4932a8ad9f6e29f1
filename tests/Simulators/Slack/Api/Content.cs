using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Blocks;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>What a post or an update carries, judged as Slack does.</summary>
internal sealed record Content(string Text, JsonArray? Blocks, JsonObject? Metadata, bool ClearsMetadata)
{
    /// <summary>Characters of all words in the blocks of one message; measured by others on live workspaces.</summary>
    private const int MaxBlockText = 13_200;

    /// <summary>Slack publishes no size; the agency keeps well below this one.</summary>
    private const int MaxMetadata = 4_096;

    /// <summary>Reads it from a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="maxText">The longest text that the method takes, in characters.</param>
    /// <param name="fault">What Slack answers instead, where it does not take it.</param>
    public static Content? Read(MethodCall call, int maxText, out Outcome? fault)
    {
        fault = null;
        var text = call["markdown_text"] ?? call["text"] ?? "";
        if (call["markdown_text"] is not null && (call["text"] is not null || call["blocks"] is not null)) fault = Outcome.Error("markdown_text_conflict");
        if (text.Length > maxText) fault ??= Outcome.Error("msg_too_long");
        var blocks = ReadBlocks(call, ref fault);
        if (text.Length == 0 && blocks is null && call["attachments"] is null) fault ??= Outcome.Error("no_text");
        var metadata = ReadMetadata(call, ref fault, out var clears);
        return fault is null ? new Content(text, blocks, metadata, clears) : null;
    }

    private static JsonArray? ReadBlocks(MethodCall call, ref Outcome? fault)
    {
        if (call["blocks"] is null or "") return null;
        if (call.Call.Json("blocks") is not JsonArray blocks)
        {
            fault ??= Outcome.Error("invalid_blocks_format");
            return null;
        }

        if (blocks.Count == 0) return null;
        if (call.Workspace.RefusesFeedbackButtons && blocks.Any(static block => block?["type"]?.ToString() == "context_actions")) fault ??= Outcome.Error("invalid_blocks", "unsupported type: context_actions");
        else if (call.Workspace.RefusesPlans && blocks.Any(static block => block?["type"]?.ToString() is "plan" or "task_card")) fault ??= Outcome.Error("invalid_blocks", "unsupported type: plan");
        else if (BlockRules.Check(blocks) is { } found) fault ??= Outcome.Error("invalid_blocks", found);
        else if (BlockText.Of(blocks).Length > MaxBlockText) fault ??= Outcome.Error("msg_blocks_too_long");
        var stored = blocks.DeepClone().AsArray();
        foreach (var block in stored.OfType<JsonObject>()) block["block_id"] ??= Guid.NewGuid().ToString("N")[..5];
        return stored;
    }

    private static JsonObject? ReadMetadata(MethodCall call, ref Outcome? fault, out bool clears)
    {
        clears = false;
        if (call["metadata"] is not { Length: > 0 } text) return null;
        if (call.Call.Metadata is not { } metadata)
        {
            fault ??= Outcome.Error("invalid_metadata_format");
            return null;
        }

        clears = metadata.Count == 0;
        if (clears) return null;
        if (text.Length > MaxMetadata) fault ??= Outcome.Error("metadata_too_large");
        if (metadata["event_type"]?.ToString() is not { Length: > 0 and <= 255 } || metadata["event_payload"] is not JsonObject) fault ??= Outcome.Error("invalid_metadata_format");
        return metadata.DeepClone().AsObject();
    }
}
