using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Blocks;

/// <summary>What Slack takes as elements of actions and context actions.</summary>
internal static class ElementRules
{
    /// <summary>What may stand in context actions.</summary>
    public static IReadOnlySet<string> InContextActions { get; } = new HashSet<string>(StringComparer.Ordinal) { "feedback_buttons", "icon_button" };

    /// <summary>What may stand in actions.</summary>
    public static IReadOnlySet<string> InActions { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "button", "static_select", "overflow", "users_select", "conversations_select", "channels_select", "checkboxes", "radio_buttons", "datepicker", "timepicker", "multi_static_select", "external_select",
    };

    public static string? Check(JsonNode? node, int most, IReadOnlySet<string> allowed)
    {
        if (node is not JsonArray { Count: > 0 } elements || elements.Count > most) return $"must have 1 to {most} elements";
        var ids = elements.Select(static element => element?["action_id"]?.ToString()).Where(static id => id is not null).ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count) return "action_id already exists";
        if (ids.Any(static id => id!.Length > 255)) return "must be less than 256 characters: action_id";
        return elements.Select(element => One(element, allowed)).FirstOrDefault(static fault => fault is not null);
    }

    private static string? One(JsonNode? element, IReadOnlySet<string> allowed) => element?["type"]?.ToString() switch
    {
        null => "missing required field: type",
        var type when !allowed.Contains(type) => $"unsupported element: {type}",
        var type when FieldRules.Unknown(element.AsObject(), type) is { } unknown => unknown,
        "button" => Button(element),
        "feedback_buttons" => Side(element["positive_button"]) ?? Side(element["negative_button"]),
        "overflow" => Overflow(element),
        "icon_button" => element["icon"]?.ToString() == "trash" ? TextRules.Check(element["text"], 75, plainOnly: true) : "unsupported icon",
        "static_select" => Select(element),
        _ => null,
    };

    private static string? Button(JsonNode button)
    {
        if (TextRules.Check(button["text"], 75, plainOnly: true) is { } fault) return fault;
        if (button["value"]?.ToString() is { Length: > 2000 }) return "must be less than 2001 characters: value";
        if (button["url"]?.ToString() is { Length: > 3000 }) return "must be less than 3001 characters: url";
        return button["style"]?.ToString() is null or "primary" or "danger" ? null : "unsupported style";
    }

    private static string? Select(JsonNode select) => TextRules.Check(select["placeholder"], 150, plainOnly: true) ?? Options(select, 100);

    private static string? Overflow(JsonNode menu) => menu["action_id"] is null ? "missing required field: action_id" : Options(menu, 5);

    private static string? Options(JsonNode menu, int most)
    {
        if (menu["options"] is not JsonArray { Count: > 0 } options || options.Count > most) return $"must have 1 to {most} options";
        return options
            .Select(static option => TextRules.Check(option?["text"], 75) ?? (option!["value"]?.ToString() is { Length: > 0 and <= 150 } ? null : "must have 1 to 150 characters: value"))
            .FirstOrDefault(static found => found is not null);
    }

    private static string? Side(JsonNode? side)
    {
        if (TextRules.Check(side?["text"], 75, plainOnly: true) is { } fault) return fault;
        if (FieldRules.Unknown(side!.AsObject(), "text", "value", "accessibility_label") is { } unknown) return unknown;
        return side!["value"]?.ToString() is { Length: > 0 and <= 2000 } ? null : "missing required field: value";
    }
}
