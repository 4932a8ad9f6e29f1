using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Blocks;

/// <summary>What Slack knows of each block and element; whatever else stands in it has the whole refused.</summary>
internal static class FieldRules
{
    private static readonly Dictionary<string, string[]> s_known = new(StringComparer.Ordinal)
    {
        ["divider"] = [],
        ["section"] = ["text", "fields", "accessory", "expand"],
        ["header"] = ["text"],
        ["context"] = ["elements"],
        ["actions"] = ["elements"],
        ["context_actions"] = ["elements"],
        ["image"] = ["image_url", "slack_file", "alt_text", "title"],
        ["markdown"] = ["text"],
        ["rich_text"] = ["elements"],
        ["table"] = ["rows", "column_settings"],
        ["plan"] = ["title", "tasks"],
        ["task_card"] = ["task_id", "title", "status", "details", "output", "sources"],
        ["input"] = ["label", "element", "dispatch_action", "hint", "optional"],
        ["button"] = ["text", "url", "value", "style", "confirm", "accessibility_label"],
        ["feedback_buttons"] = ["positive_button", "negative_button"],
        ["icon_button"] = ["icon", "text", "value", "confirm", "accessibility_label", "visible_to_user_ids"],
        ["static_select"] = ["placeholder", "options", "option_groups", "initial_option", "confirm", "focus_on_load"],
        ["overflow"] = ["options", "confirm"],
        ["plain_text_input"] = ["placeholder", "initial_value", "multiline", "min_length", "max_length", "dispatch_action_config", "focus_on_load"],
    };

    /// <summary>The first field that a block or element of this type does not have; null for none, and for types whose fields are not listed here.</summary>
    public static string? Unknown(JsonObject thing, string type) =>
        s_known.TryGetValue(type, out var known) ? Unknown(thing, [.. known, "type", "block_id", "action_id"]) : null;

    public static string? Unknown(JsonObject thing, params string[] known) =>
        thing.Select(static pair => pair.Key).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } name ? $"invalid additional property: {name}" : null;
}
