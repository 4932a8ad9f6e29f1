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

    // Looked for before the patterns, which cost more.
    private static readonly SearchValues<string> Traces = SearchValues.Create(["  at ", "\tat ", "\nat ", ", line ", "Traceback", "panicked", "goroutine"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Statements = SearchValues.Create(["SELECT", "INSERT", "CREATE", "ALTER", "DELETE", "UPDATE"], StringComparison.Ordinal);

    /// <summary>How much a text looks like code; from <see cref="Words.Clear"/> on it holds some.</summary>
    public static double Score(ReadOnlySpan<char> text)
    {
        var score = 0.0;
        if (text.Contains(Fence, StringComparison.Ordinal)) score += Words.Clear;
        if (text.ContainsAny(Traces) && StackTrace().IsMatch(text)) score += 2 * Words.Clear;
        if (text.ContainsAny(Statements) && Query().IsMatch(text)) score += Words.Clear;
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

    /// <summary>True for the name of an exception or of a compiler's error: <c>KeyError</c>, <c>CS0103</c>, <c>E0502</c>.</summary>
    public static bool IsErrorName(ReadOnlySpan<char> word)
    {
        if (word.Length is < 5 or > 80) return false;
        if (word.EndsWith("Exception", StringComparison.Ordinal)) return word.Length > 9;
        if (word.EndsWith("Error", StringComparison.Ordinal)) return word.Length > 5 && char.IsAsciiLetter(word[^6]);
        var digits = word[0] == 'E' ? word[1..] : word.StartsWith("CS", StringComparison.Ordinal) || word.StartsWith("TS", StringComparison.Ordinal) ? word[2..] : [];
        return digits.Length == 4 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    private static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (int at; count < 4 && (at = text.IndexOfAny(Marks)) >= 0; count++) text = text[(at + 1)..];
        return count;
    }

    [GeneratedRegex(@"^[ \t]*(at [\w.$<>&;+`]+ ?\(|at [\w./]+:\d+:\d+|File ""[^""\n]+"", line \d+)|Traceback \(most recent|panicked at|goroutine \d+ \[", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StackTrace();

    [GeneratedRegex(@"\b(SELECT\s[^\n]{1,200}\sFROM|INSERT INTO|CREATE (TABLE|INDEX|VIEW)|ALTER TABLE|DELETE FROM\s+\w+\s+WHERE|UPDATE\s+\w+\s+SET)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Query();
}
