using System.Text.Json;
using ChatAgency.Core.Approving;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Tools;

/// <summary>Where an attempt stands that waits for a person: all that was said after the prompt, and what is still to be called.</summary>
internal sealed record ToolScript
{
    /// <summary>The tools that the turn was given at its beginning; it gets no others later.</summary>
    public required IReadOnlyList<string> Granted { get; init; }

    /// <summary>Which call of the model made the calls, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>What <see cref="ToolTurn"/> has counted.</summary>
    public required ToolCount Count { get; init; }

    /// <summary>Calls and results of the rounds before.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>What the model said with its last calls.</summary>
    public required string Words { get; init; }

    /// <summary>The model's last calls, in their order.</summary>
    public required IReadOnlyList<FunctionCallContent> Calls { get; init; }

    /// <summary>The results of the first of them; the next one is what waits.</summary>
    public required IReadOnlyList<FunctionResultContent> Results { get; init; }

    /// <summary>The script as text; null where it is too long to be kept.</summary>
    public static string? TryWrite(ToolScript script)
    {
        var text = JsonSerializer.Serialize(script, AIJsonUtilities.DefaultOptions);
        return text.Length <= ApprovalAsk.LongestScript ? text : null;
    }

    public static ToolScript Read(string text)
    {
        var script = JsonSerializer.Deserialize<ToolScript>(text, AIJsonUtilities.DefaultOptions)!;
        return script with { Results = [.. script.Results.Select(Plain)], Messages = [.. script.Messages.Select(Plain)] };
    }

    // What was text comes back as JSON, which clients would write with its quotes.
    private static ChatMessage Plain(ChatMessage message) => new(message.Role, [.. message.Contents.Select(static content => content is FunctionResultContent result ? Plain(result) : content)]);

    private static FunctionResultContent Plain(FunctionResultContent result) =>
        result.Result is JsonElement { ValueKind: JsonValueKind.String } text ? new FunctionResultContent(result.CallId, text.GetString()) : result;
}
