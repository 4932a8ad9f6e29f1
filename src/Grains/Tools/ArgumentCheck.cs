using System.Globalization;
using System.Text.Json;

namespace ChatAgency.Grains.Tools;

/// <summary>
/// Checks a call's arguments against the tool's JSON schema, as far as schemas of tools go: types, required and unknown
/// members, choices, bounds, items. What it does not know (<c>anyOf</c>, <c>$ref</c>) it leaves to the tool.
/// </summary>
internal static class ArgumentCheck
{
    private const int Deepest = 16;
    private const int MostCharacters = 64_000;

    /// <summary>What is wrong, in words for the model; null where nothing is.</summary>
    public static string? Fault(JsonElement schema, JsonElement arguments) =>
        arguments.GetRawText().Length > MostCharacters ? "the arguments are too long" : At("arguments", schema, arguments, 0);

    private static string? At(string place, JsonElement schema, JsonElement value, int depth)
    {
        if (depth > Deepest) return $"{place} is nested too deep";
        if (schema.ValueKind != JsonValueKind.Object) return null;
        if (schema.TryGetProperty("type", out var type) && !IsOf(type, value)) return $"{place} is not of type {type.GetRawText()}";
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value))) return $"{place} is not one of {choices.GetRawText()}";
        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(place, schema, value, depth),
            JsonValueKind.Array => Items(place, schema, value, depth),
            JsonValueKind.String => Bounds(place, schema, value.GetString()!.Length, "minLength", "maxLength"),
            JsonValueKind.Number => Bounds(place, schema, value.GetDouble(), "minimum", "maximum"),
            _ => null,
        };
    }

    private static string? Members(string place, JsonElement schema, JsonElement value, int depth)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray())
            {
                if (!value.TryGetProperty(name.GetString()!, out _)) return $"{place} lacks {name.GetString()}";
            }
        }

        var known = schema.TryGetProperty("properties", out var properties);
        var isClosed = schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(member.Name, out var inner))
            {
                if (At($"{place}.{member.Name}", inner, member.Value, depth + 1) is { } fault) return fault;
            }
            else if (isClosed)
            {
                return $"{place} has an unknown member";
            }
        }

        return null;
    }

    private static string? Items(string place, JsonElement schema, JsonElement value, int depth)
    {
        if (Bounds(place, schema, value.GetArrayLength(), "minItems", "maxItems") is { } length) return length;
        if (!schema.TryGetProperty("items", out var items)) return null;
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (At(string.Create(CultureInfo.InvariantCulture, $"{place}[{i++}]"), items, item, depth + 1) is { } fault) return fault;
        }

        return null;
    }

    private static string? Bounds(string place, JsonElement schema, double size, string least, string most)
    {
        if (schema.TryGetProperty(least, out var low) && low.TryGetDouble(out var lowest) && size < lowest) return $"{place}: {least} is {low.GetRawText()}";
        if (schema.TryGetProperty(most, out var high) && high.TryGetDouble(out var highest) && size > highest) return $"{place}: {most} is {high.GetRawText()}";
        return null;
    }

    private static bool IsOf(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOf(one, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Math.Floor(number) == number,
            _ => true,
        };
}
