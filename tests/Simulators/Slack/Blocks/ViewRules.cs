using System.Text;
using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Blocks;

/// <summary>What Slack takes as a modal.</summary>
internal static class ViewRules
{
    private const int MaxBytes = 250_000;

    /// <summary>Null when it passes; else what Slack has against it.</summary>
    public static string? Check(JsonObject view)
    {
        if (FieldRules.Unknown(view, "type", "title", "blocks", "close", "submit", "private_metadata", "callback_id", "clear_on_close", "notify_on_close", "external_id") is { } unknown) return unknown;
        if (view["type"]?.ToString() != "modal") return "unsupported type: view";
        if (Encoding.UTF8.GetByteCount(view.ToJsonString()) > MaxBytes) return "view_too_large";
        if ((Short(view, "title", isNeeded: true) ?? Short(view, "submit") ?? Short(view, "close")) is { } label) return label;
        if (view["callback_id"]?.ToString() is { Length: > 255 }) return "must be less than 256 characters: callback_id";
        if (view["private_metadata"]?.ToString() is { Length: > 3000 }) return "must be less than 3001 characters: private_metadata";
        if (view["blocks"] is not JsonArray { Count: > 0 } blocks) return "missing required field: blocks";
        if (blocks.Any(static block => block?["type"]?.ToString() == "input") && view["submit"] is null) return "missing required field: submit";
        return BlockRules.CheckModal(blocks);
    }

    private static string? Short(JsonObject view, string name, bool isNeeded = false) =>
        view[name] is null ? (isNeeded ? $"missing required field: {name}" : null) : TextRules.Check(view[name], 24, plainOnly: true);
}
