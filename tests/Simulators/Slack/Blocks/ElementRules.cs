using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Blocks;

/// <summary>What Slack takes as elements of actions and context actions.</summary>
internal static class ElementRules
{
    public static string? Check(JsonNode? node, int most)
    {
        if (node is not JsonArray { Count: > 0 } elements || elements.Count > most) return $"must have 1 to {most} elements";
        var ids = elements.Select(static element => element?["action_id"]?.ToString()).Where(static id => id is not null).ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count) return "action_id already exists";
        if (ids.Any(static id => id!.Length > 255)) return "must be less than 256 characters: action_id";
        return elements.Select(One).FirstOrDefault(static fault => fault is not null);
    }

    private static string? One(JsonNode? element) => element?["type"]?.ToString() switch
    {
        null => "missing required field: type",
        "button" => Button(element),
        "feedback_buttons" => Side(element["positive_button"]) ?? Side(element["negative_button"]),
        "icon_button" => element["icon"]?.ToString() == "trash" ? TextRules.Check(element["text"], 75, plainOnly: true) : "unsupported icon",
        "static_select" => Select(element),
        "overflow" or "users_select" or "conversations_select" or "channels_select" or "checkboxes"
            or "radio_buttons" or "datepicker" or "timepicker" or "multi_static_select" or "external_select" => null,
        var type => $"unsupported element: {type}",
    };

    private static string? Button(JsonNode button)
    {
        if (TextRules.Check(button["text"], 75, plainOnly: true) is { } fault) return fault;
        if (button["value"]?.ToString() is { Length: > 2000 }) return "must be less than 2001 characters: value";
        if (button["url"]?.ToString() is { Length: > 3000 }) return "must be less than 3001 characters: url";
        return button["style"]?.ToString() is null or "primary" or "danger" ? null : "unsupported style";
    }

    private static string? Select(JsonNode select)
    {
        if (TextRules.Check(select["placeholder"], 150, plainOnly: true) is { } fault) return fault;
        if (select["options"] is not JsonArray { Count: > 0 and <= 100 } options) return "must have 1 to 100 options";
        return options
            .Select(static option => TextRules.Check(option?["text"], 75) ?? (option!["value"]?.ToString() is { Length: > 0 and <= 150 } ? null : "must have 1 to 150 characters: value"))
            .FirstOrDefault(static found => found is not null);
    }

    private static string? Side(JsonNode? side)
    {
        if (TextRules.Check(side?["text"], 75, plainOnly: true) is { } fault) return fault;
        return side!["value"]?.ToString() is { Length: > 0 and <= 2000 } ? null : "missing required field: value";
    }
}
