using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Models;

/// <summary>A request that a model server received.</summary>
/// <param name="Path">The path, with its query.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers, names in lower case.</param>
public sealed record SeenRequest(string Path, JsonObject Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The <c>model</c>; null where the path names the deployment.</summary>
    public string? Model => Body["model"]?.ToString();

    /// <summary>The prompt.</summary>
    public IReadOnlyList<SeenMessage> Messages =>
        [.. (Body["messages"] as JsonArray ?? []).Select(static message => new SeenMessage(message!["role"]!.ToString(), Text(message["content"])))];

    /// <summary>The last message of the user.</summary>
    public string Question => Messages.LastOrDefault(static message => message.Role == "user")?.Text ?? "";

    /// <summary>The answer is to be streamed.</summary>
    public bool IsStreamed => Body["stream"]?.GetValue<bool>() ?? false;

    /// <summary>The whole prompt as one text.</summary>
    public string Prompt => string.Join('\n', Messages.Select(static message => $"{message.Role}: {message.Text}"));

    private static string Text(JsonNode? content) => content switch
    {
        JsonArray parts => string.Concat(parts.Select(static part => part?["text"]?.ToString())),
        null => "",
        _ => content.ToString(),
    };
}
