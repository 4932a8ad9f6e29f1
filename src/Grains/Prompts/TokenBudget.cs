using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace ChatAgency.Grains.Prompts;

/// <summary>
/// Counts and cuts text by the model's tokens. Loading a tokenizer and counting cost time, so both are put off: a text
/// never has more tokens than bytes, and the counts of a thread's texts are kept for its next turn.
/// </summary>
internal sealed class TokenBudget(Lazy<Tokenizer> tokenizer)
{
    private const int MostCounts = 50_000;
    private const int MarkCost = 24;

    // By hash and length: two texts that share both would only be counted a little wrong.
    private readonly ConcurrentDictionary<(int Hash, int Length), int> _counts = new();

    public static int AtMost(string text) => Encoding.UTF8.GetByteCount(text);

    public int Count(string text)
    {
        var key = (text.GetHashCode(StringComparison.Ordinal), text.Length);
        if (_counts.TryGetValue(key, out var known)) return known;
        if (_counts.Count >= MostCounts) _counts.Clear();
        return _counts[key] = tokenizer.Value.CountTokens(text);
    }

    public bool Fits(string text, int tokens) => AtMost(text) <= tokens || Count(text) <= tokens;

    /// <summary>The text, with its middle left out where it has more tokens than given: beginnings and ends say most.</summary>
    public string Cut(string text, int tokens)
    {
        if (Fits(text, tokens)) return text;
        var kept = Math.Max(2, tokens - MarkCost);
        var head = tokenizer.Value.GetIndexByTokenCount(text, kept * 2 / 3, out _, out _);
        var tail = tokenizer.Value.GetIndexByTokenCountFromEnd(text, kept / 3, out _, out _);
        if (head > 0 && char.IsHighSurrogate(text[head - 1])) head--;
        if (tail < text.Length && char.IsLowSurrogate(text[tail])) tail++;
        var left = Math.Max(0, tail - head);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, head)}\n[… {left} characters left out …]\n{text.AsSpan(head + left)}");
    }
}
