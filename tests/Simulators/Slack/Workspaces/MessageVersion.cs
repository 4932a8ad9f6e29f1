using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>What a message showed from some moment on.</summary>
/// <param name="Text">The text as Slack keeps it: <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> escaped.</param>
/// <param name="Blocks">The blocks; null where there are none. Never changed after it is stored.</param>
/// <param name="Metadata">The message metadata; null where there is none. Never changed after it is stored.</param>
/// <param name="WrittenAt">When it took effect.</param>
/// <param name="ReadableAt">From when on <c>conversations.replies</c> tells it.</param>
/// <param name="EditedTs">The <c>edited.ts</c>, where Slack shows one.</param>
/// <param name="IsDeleted">The message is gone from here on.</param>
internal sealed record MessageVersion(
    string Text,
    JsonArray? Blocks,
    JsonObject? Metadata,
    DateTimeOffset WrittenAt,
    DateTimeOffset ReadableAt,
    string? EditedTs = null,
    bool IsDeleted = false);
