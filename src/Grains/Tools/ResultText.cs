using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Tools;

/// <summary>What a tool returned, as text for a model.</summary>
internal static class ResultText
{
    public static string Of(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => "",
        JsonElement json => json.GetRawText(),
        AIContent content => OfContent(content),
        IEnumerable<AIContent> contents => string.Join('\n', contents.Select(OfContent)),
        _ => JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions),
    };

    /// <summary>The first characters, and how many more there were.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : Math.Max(0, most);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}\n[… {text.Length - end} characters left out …]");
    }

    private static string OfContent(AIContent content) => content switch
    {
        TextContent text => text.Text,
        ErrorContent error => $"error: {error.Message}",
        DataContent data => string.Create(CultureInfo.InvariantCulture, $"[{data.MediaType}, {data.Data.Length} bytes, not shown]"),
        _ => $"[{content.GetType().Name}, not shown]",
    };
}
