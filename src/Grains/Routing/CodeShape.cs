using System.Buffers;
using System.Text.RegularExpressions;

namespace ChatAgency.Grains.Routing;

/// <summary>Sees code by its shape: fences, stack traces, queries, the punctuation of programs.</summary>
internal static partial class CodeShape
{
    private const string Fence = "```";

    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["=>", "=&gt;", "->", "-&gt;", "();", "){", ") {", "};", "==", "!=", "&&", "&amp;&amp;", "</", "&lt;/", "def ", "#include", "const ", "public ", "import ", "return ", "fn "],
        StringComparison.Ordinal);

    /// <summary>How much a text looks like code; from <see cref="Words.Clear"/> on it holds some.</summary>
    public static double Score(ReadOnlySpan<char> text)
    {
        var score = 0.0;
        if (text.Contains(Fence, StringComparison.Ordinal)) score += Words.Clear;
        if (StackTrace().IsMatch(text)) score += 2 * Words.Clear;
        if (Query().IsMatch(text)) score += Words.Clear;
        if (ErrorName().IsMatch(text)) score += Words.Clear;
        return score + Math.Min(2 * Words.Hint, Count(text) * Words.Hint / 2);
    }

    /// <summary>The text up to its first fence, or all of it: what people say about code counts, not what is in it.</summary>
    public static ReadOnlySpan<char> Prose(ReadOnlySpan<char> text)
    {
        var fence = text.IndexOf(Fence, StringComparison.Ordinal);
        if (fence > 0) return text[..fence];
        if (fence < 0) return text;
        var end = text[Fence.Length..].IndexOf(Fence, StringComparison.Ordinal);
        return end < 0 ? [] : text[(end + 2 * Fence.Length)..];
    }

    private static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (int at; count < 4 && (at = text.IndexOfAny(Marks)) >= 0; count++) text = text[(at + 1)..];
        return count;
    }

    [GeneratedRegex(@"^\s*(at [\w.$<>&;+`]+ ?\(|at [\w./]+:\d+:\d+|File ""[^""\n]+"", line \d+)|Traceback \(most recent|panicked at|goroutine \d+ \[", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StackTrace();

    [GeneratedRegex(@"\b(SELECT\s[^\n]{1,200}\sFROM|INSERT INTO|CREATE (TABLE|INDEX|VIEW)|ALTER TABLE|DELETE FROM\s+\w+\s+WHERE|UPDATE\s+\w+\s+SET)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Query();

    [GeneratedRegex(@"\b(\w{2,40}(Exception|Error)(?=[:(\s]|$)(?<=[a-z](Exception|Error))|CS\d{4}|TS\d{4}|E0\d{3})\b", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorName();
}
