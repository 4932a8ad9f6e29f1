using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Views;

/// <summary>A message as people see it in its thread.</summary>
public sealed record ShownMessage
{
    /// <summary>Its timestamp, which is its id.</summary>
    public required string Ts { get; init; }

    /// <summary>The root's ts; null for the root and for a message outside a thread.</summary>
    public required string? ThreadTs { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string User { get; init; }

    /// <summary>The bot that wrote it; null for a person's.</summary>
    public required string? BotId { get; init; }

    /// <summary>The name and the emoji that it was posted under; null for the author's own.</summary>
    public (string Name, string? Icon)? Face { get; init; }

    /// <summary>The names and contents of the files that it shows.</summary>
    public IReadOnlyList<(string Name, string Content)> Files { get; init; } = [];

    /// <summary>The <c>text</c> field as Slack keeps it, escapes included.</summary>
    public required string Text { get; init; }

    /// <summary>The words of its blocks, escapes included; empty where there are none.</summary>
    public required string BlockText { get; init; }

    /// <summary>The words that a person reads as its content, escapes undone: those of the blocks without buttons, else the text.</summary>
    public required string Shown { get; init; }

    /// <summary>Its blocks as JSON.</summary>
    public required JsonArray? Blocks { get; init; }

    /// <summary>Its metadata as JSON.</summary>
    public required JsonObject? Metadata { get; init; }

    /// <summary>Slack shows "(edited)".</summary>
    public required bool IsMarkedEdited { get; init; }

    /// <summary>All it has ever shown, oldest first; the last is what it shows now.</summary>
    public required IReadOnlyList<ShownVersion> History { get; init; }

    /// <summary>A bot wrote it.</summary>
    public bool IsBot => BotId is not null;

    /// <summary>The value named <c>marker</c> in its metadata.</summary>
    public string? Marker => Value(Metadata, "marker");

    /// <summary>The value named <c>revision</c> in its metadata.</summary>
    public long? Revision => RevisionOf(Metadata);

    /// <summary>The ids of its buttons.</summary>
    public IReadOnlyList<string> ActionIds => [.. Buttons().Select(static button => button["action_id"]?.ToString() ?? "")];

    internal JsonNode? Button(string actionId) => Buttons().FirstOrDefault(button => button["action_id"]?.ToString() == actionId);

    internal static ShownMessage Of(Message message) => Of(message, withHistory: true);

    internal static ShownMessage Of(Message message, bool withHistory)
    {
        var now = message.Now;
        return new ShownMessage
        {
            Ts = message.Ts,
            ThreadTs = message.ThreadTs,
            User = message.User,
            BotId = message.BotId,
            Files = [.. message.Files.Select(static file => (file.Name, file.Content!))],
            Face = message.Username is { } name ? (name, message.IconEmoji) : null,
            Text = now.Text,
            BlockText = Simulators.Slack.Blocks.BlockText.Of(now.Blocks),
            Shown = Words(now),
            Blocks = now.Blocks?.DeepClone().AsArray(),
            Metadata = now.Metadata?.DeepClone().AsObject(),
            IsMarkedEdited = now.EditedTs is not null,
            History = !withHistory ? [] : [.. message.Versions.Select(static version => new ShownVersion(Words(version), RevisionOf(version.Metadata), version.WrittenAt))],
        };
    }

    private static string Words(MessageVersion version) =>
        Escaping.Unescape(version.Blocks is { Count: > 0 } blocks ? Simulators.Slack.Blocks.BlockText.Content(blocks) : version.Text);

    private static long? RevisionOf(JsonObject? metadata) => long.TryParse(Value(metadata, "revision"), out var revision) ? revision : null;

    private static string? Value(JsonObject? metadata, string name) => (metadata?["event_payload"] as JsonObject)?[name]?.ToString();

    private IEnumerable<JsonNode> Buttons() => (Blocks ?? [])
        .SelectMany(static block => (block?["elements"] as JsonArray ?? []).Append(block?["accessory"]))
        .Where(static element => element?["action_id"] is not null)
        .Select(static element => element!);
}
