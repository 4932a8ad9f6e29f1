using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Blocks;

/// <summary>What Slack takes as blocks of a message, and of a modal. The limits are those of its block reference pages.</summary>
internal static class BlockRules
{
    private const int MaxBlocks = 50;
    private const int MaxModalBlocks = 100;
    private const int MaxMarkdown = 12_000;
    private const int MaxTable = 10_000;

    private static readonly Dictionary<string, Func<JsonObject, string?>> s_known = new(StringComparer.Ordinal)
    {
        ["divider"] = static _ => null,
        ["section"] = Section,
        ["header"] = static block => TextRules.Check(block["text"], 150, plainOnly: true),
        ["context"] = Context,
        ["actions"] = static block => ElementRules.Check(block["elements"], 25, ElementRules.InActions),
        ["context_actions"] = static block => ElementRules.Check(block["elements"], 5, ElementRules.InContextActions),
        ["input"] = Input,
        ["image"] = Image,
        ["markdown"] = static block => block["text"]?.GetValueKind() == System.Text.Json.JsonValueKind.String && block["text"]!.ToString().Length > 0 ? null : "missing required field: text",
        ["rich_text"] = static block => block["elements"] is JsonArray { Count: > 0 } ? null : "missing required field: elements",
        ["table"] = Table,
        ["plan"] = PlanRules.Plan,
        ["task_card"] = PlanRules.Alone,
    };

    /// <summary>Null when a message's blocks pass; else what Slack has against them.</summary>
    public static string? Check(JsonArray blocks) => Check(blocks, MaxBlocks, "input") ?? Together(blocks);

    /// <summary>The same for a modal's.</summary>
    public static string? CheckModal(JsonArray blocks) => Check(blocks, MaxModalBlocks, "markdown", "context_actions", "table", "plan", "task_card");

    private static string? Check(JsonArray blocks, int most, params string[] elsewhere)
    {
        if (blocks.Count > most) return $"no more than {most} items allowed [json-pointer:/blocks]";
        for (var i = 0; i < blocks.Count; i++)
        {
            if (One(blocks[i], elsewhere) is { } fault) return $"{fault} [json-pointer:/blocks/{i}]";
        }

        return null;
    }

    private static string? One(JsonNode? node, string[] elsewhere)
    {
        if (node is not JsonObject block) return "must be an object";
        if (block["type"]?.ToString() is not { } type || elsewhere.Contains(type)) return "missing required field: type";
        if (FieldRules.Unknown(block, type) is { } unknown) return unknown;
        if (!s_known.TryGetValue(type, out var check)) return $"unsupported type: {type}";
        if (block["block_id"]?.ToString() is { Length: > 255 }) return "must be less than 256 characters: block_id";
        return check(block);
    }

    private static string? Together(JsonArray blocks)
    {
        var ids = blocks.Select(static block => block!["block_id"]?.ToString()).Where(static id => id is not null).ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count) return "block_id already exists [json-pointer:/blocks]";
        var markdown = OfType(blocks, "markdown").Sum(static block => block["text"]!.ToString().Length);
        if (markdown > MaxMarkdown) return $"markdown text must be at most {MaxMarkdown} characters [json-pointer:/blocks]";
        var tables = OfType(blocks, "table").ToList();
        if (tables.Count > 1) return "only_one_table_allowed [json-pointer:/blocks]";
        return tables.Count == 1 && BlockText.Of([tables[0].DeepClone()]).Length > MaxTable ? "table too large [json-pointer:/blocks]" : null;
    }

    private static IEnumerable<JsonNode> OfType(JsonArray blocks, string type) => blocks.Where(block => block?["type"]?.ToString() == type).Select(static block => block!);

    private static string? Input(JsonObject block)
    {
        if (TextRules.Check(block["label"], 2000, plainOnly: true) is { } label) return label;
        if (block["hint"] is { } hint && TextRules.Check(hint, 2000, plainOnly: true) is { } fault) return fault;
        if (block["element"] is not JsonObject element || element["type"]?.ToString() is not { } type) return "missing required field: element";
        if (FieldRules.Unknown(element, type) is { } unknown) return unknown;
        return int.TryParse(element["max_length"]?.ToString() ?? "1", out var most) && most is >= 1 and <= 3000 ? null : "must be 1 to 3000: max_length";
    }

    private static string? Section(JsonObject block)
    {
        if (block["text"] is null && block["fields"] is null) return "missing required field: text or fields";
        if (block["text"] is { } text && TextRules.Check(text, 3000) is { } fault) return fault;
        if (block["fields"] is not { } node) return null;
        if (node is not JsonArray { Count: > 0 and <= 10 } fields) return "must have 1 to 10 fields";
        return fields.Select(static field => TextRules.Check(field, 2000)).FirstOrDefault(static found => found is not null);
    }

    private static string? Context(JsonObject block)
    {
        if (block["elements"] is not JsonArray { Count: > 0 and <= 10 } elements) return "must have 1 to 10 elements";
        return elements
            .Select(static element => element?["type"]?.ToString() == "image" ? Image(element.AsObject()) : TextRules.Check(element, 3000))
            .FirstOrDefault(static found => found is not null);
    }

    private static string? Image(JsonObject block)
    {
        if (block["image_url"] is null && block["slack_file"] is null) return "missing required field: image_url";
        return block["alt_text"]?.ToString() is { Length: > 0 and <= 2000 } ? null : "missing required field: alt_text";
    }

    private static string? Table(JsonObject block)
    {
        if (block["rows"] is not JsonArray { Count: > 0 and <= 100 } rows) return "must have 1 to 100 rows";
        foreach (var row in rows)
        {
            if (row is not JsonArray { Count: > 0 and <= 20 } cells) return "must have 1 to 20 cells";
            if (cells.Any(static cell => cell?["type"]?.ToString() is not ("raw_text" or "raw_number" or "rich_text"))) return "unsupported cell";
            if (cells.Any(static cell => cell!["type"]!.ToString() == "raw_text" && cell["text"]?.ToString() is not { Length: > 0 })) return "empty cell";
        }

        return null;
    }
}
