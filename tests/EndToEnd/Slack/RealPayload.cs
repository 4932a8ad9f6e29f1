using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Simulators;
using ChatAgency.Simulators.Slack.Events;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>A payload that Slack's own projects publish, edited only in text, ids and times.</summary>
internal static class RealPayload
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Find(), "tests", "Slack.Tests", "Payloads");

    /// <summary>The signed request of an event.</summary>
    /// <param name="name">The file below the folder of payloads, and behind a colon the payload's name in it.</param>
    /// <param name="edits">What stands there, and what shall stand there instead, within every text of the payload.</param>
    public static RawRequest Request(string name, params IReadOnlyList<(string Old, string New)> edits) =>
        new("/slack/events", Encoding.UTF8.GetBytes(Of(name, edits).ToJsonString()));

    /// <summary>The payload itself. Where an event is published without what stands around it, that of another one does.</summary>
    public static JsonObject Of(string name, params IReadOnlyList<(string Old, string New)> edits)
    {
        var names = name.Split(':');
        var root = Read(names[0]);
        var payload = names.Length > 1 ? root[names[1]]!.AsObject() : root;
        if (IsBare(payload)) payload = Around(payload);
        var unused = edits.Select(static edit => edit.Old).ToHashSet(StringComparer.Ordinal);
        var edited = Edited(payload, edits, unused)!.AsObject();
        if (unused.Count > 0) throw new ArgumentException($"{name} has no {string.Join(", ", unused)}.", nameof(edits));
        return edited;
    }

    /// <summary>True for an event without what stands around it.</summary>
    public static bool IsBare(JsonObject payload) => payload.ContainsKey("event_ts");

    /// <summary>What stands around a published event, with this one in its place.</summary>
    public static JsonObject Around(JsonObject happened)
    {
        var envelope = Read("docs-examples/events/app_context_changed.json");
        envelope["event"] = happened.DeepClone();
        return envelope;
    }

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();

    private static JsonNode? Edited(JsonNode? node, IReadOnlyList<(string Old, string New)> edits, HashSet<string> unused) => node switch
    {
        JsonObject thing => new JsonObject(thing.Select(pair => KeyValuePair.Create(pair.Key, Edited(pair.Value, edits, unused)))),
        JsonArray list => new JsonArray([.. list.Select(item => Edited(item, edits, unused))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Edited(text, edits, unused),
        _ => node?.DeepClone(),
    };

    // Whole texts only, so that no id is taken for a part of another; a text is never edited twice.
    private static string Edited(string text, IReadOnlyList<(string Old, string New)> edits, HashSet<string> unused)
    {
        foreach (var (old, by) in edits)
        {
            if (text != old) continue;
            unused.Remove(old);
            return by;
        }

        return text;
    }
}
