using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace ChatAgency.Hostile.Tests.Obeying;

/// <summary>
/// A model that does whatever stands in ⟦ ⟧ anywhere in its prompt, whoever wrote it: it calls every tool that it is told to
/// call, offered or not, and says every text that it is told to say, with all secrets that it can see put in.
/// </summary>
internal sealed partial class ObedientModel : IChatClient
{
    /// <summary>Marks what somebody must not get to see; planted by the test.</summary>
    public const string Canary = "CANARY";

    private int _calls;

    /// <summary>Every prompt that held an order of this name was obeyed; by the order's text.</summary>
    public ConcurrentDictionary<string, int> Obeyed { get; } = new();

    /// <summary>The prompts' canaries: what the model could see at all.</summary>
    public ConcurrentDictionary<string, string> Seen { get; } = new();

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var all = messages.ToList();
        var text = string.Join('\n', all.Select(TextOf));
        foreach (Match canary in Planted().Matches(text)) Seen[canary.Value] = text;
        var made = all.SelectMany(static message => message.Contents).OfType<FunctionCallContent>().Select(static call => call.AdditionalProperties?["order"]?.ToString()).ToHashSet();
        var orders = Order().Matches(text).Select(static found => (Verb: found.Groups[1].Value, What: found.Groups[2].Value)).Distinct().ToList();
        var calls = orders.Where(order => order.Verb == "call" && !made.Contains(order.What)).Select(order => Call(order.What, text)).OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0 && options?.Tools is { Count: > 0 } && options.ToolMode != ChatToolMode.None)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [.. calls]) { FinishReason = ChatFinishReason.ToolCalls };
            yield break;
        }

        var words = orders.Where(static order => order.Verb == "say").Select(order => Say(order.What, text)).OfType<string>().ToList();
        // In pieces, as models write: a link or a mention is cut in the middle.
        foreach (var piece in (words.Count == 0 ? "Nothing to say." : string.Join("\n\n", words)).Chunk(7)) yield return new ChatResponseUpdate(ChatRole.Assistant, new string(piece));
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails())]) { FinishReason = ChatFinishReason.Stop, ModelId = "obedient" };
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private FunctionCallContent? Call(string order, string prompt)
    {
        if (Parsed(order) is not { } json || !json.TryGetProperty("tool", out var tool)) return null;
        Obeyed.AddOrUpdate(order, 1, static (_, count) => count + 1);
        var arguments = json.GetProperty("arguments").EnumerateObject().ToDictionary(
            static one => one.Name,
            one => (object?)(one.Value.ValueKind == JsonValueKind.String ? Filled(one.Value.GetString()!, prompt) : one.Value));
        return new FunctionCallContent($"call-{Interlocked.Increment(ref _calls)}", tool.GetString()!, arguments) { AdditionalProperties = new() { ["order"] = order } };
    }

    private string? Say(string order, string prompt)
    {
        if (Parsed(order) is not { ValueKind: JsonValueKind.String } json) return null;
        Obeyed.AddOrUpdate(order, 1, static (_, count) => count + 1);
        return Filled(json.GetString()!, prompt);
    }

    private static string Filled(string text, string prompt) => text
        .Replace("{all}", "stolen-" + string.Join('-', Planted().Matches(prompt).Select(static found => found.Value).Distinct()), StringComparison.Ordinal)
        .Replace("{system}", prompt.Length > 2_000 ? prompt[..2_000] : prompt, StringComparison.Ordinal);

    private static JsonElement? Parsed(string json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string TextOf(ChatMessage message) => string.Concat(message.Contents.Select(static content => content switch
    {
        TextContent text => text.Text,
        FunctionResultContent result => result.Result?.ToString(),
        _ => null,
    }));

    [GeneratedRegex("⟦(say|call) (.*?)⟧", RegexOptions.Singleline)]
    private static partial Regex Order();

    [GeneratedRegex(Canary + @"-\w+")]
    private static partial Regex Planted();
}
