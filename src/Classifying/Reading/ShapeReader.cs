using System.Buffers;

namespace ChatAgency.Classifying.Reading;

/// <summary>Reads what a text looks like: code, questions, length, script.</summary>
internal static class ShapeReader
{
    // Code is shown in long messages, told apart from talk by its marks alone.
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["=>", "=&gt;", "->", "-&gt;", "();", "){", ") {", "};", "==", "!=", "&&", "&amp;&amp;", "</", "&lt;/", "def ", "#include", "const ", "public ", "import ", "return ", "fn ", "::", "();", "= "],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> Traces = SearchValues.Create(
        ["    at ", "\tat ", "\nat ", ", line ", "Traceback", "panicked at", "goroutine", "Exception", "Error:", "error:", "error[", "ERR!", "fatal:"],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> Statements = SearchValues.Create(["SELECT ", "INSERT ", "CREATE ", "ALTER ", "DELETE FROM", "UPDATE ", "GROUP BY"], StringComparison.Ordinal);

    private static readonly int[] Lengths = [1, 2, 4, 7, 12, 20, 35, 70];

    public static void Read(ReadOnlySpan<char> text, TermList shapes)
    {
        var body = text.TrimEnd();
        Add(shapes, "length", Length(body));
        if (body.EndsWith("?", StringComparison.Ordinal) || body.EndsWith("\uFF1F", StringComparison.Ordinal) || body.EndsWith("\u061F", StringComparison.Ordinal)) Add(shapes, "asks");
        else if (body.Contains('?')) Add(shapes, "asks within");
        if (body.Contains("```", StringComparison.Ordinal)) Add(shapes, "fence");
        else if (body.Contains('`')) Add(shapes, "tick");
        if (body.ContainsAny(Traces)) Add(shapes, "trace");
        if (body.ContainsAny(Statements)) Add(shapes, "statement");
        Add(shapes, "marks", Math.Min(3, Count(body)));
        if (body.Contains('\n')) Add(shapes, "lines");
        if (body.Contains("<http", StringComparison.Ordinal)) Add(shapes, "link");
        Add(shapes, "script", Script(body));
    }

    private static void Add(TermList shapes, string name, int value = 0) => shapes.Add(Hashing.Finish(Hashing.Of(name) + (uint)value * 977, (uint)TermKind.Shape));

    private static int Length(ReadOnlySpan<char> text)
    {
        var words = 0.0;
        var inWord = false;
        foreach (var c in text)
        {
            if (Scripts.IsUnspaced(c)) words += 0.5;
            var inner = char.IsLetterOrDigit(c);
            if (inner && !inWord) words++;
            inWord = inner;
        }

        var at = 0;
        while (at < Lengths.Length && words > Lengths[at]) at++;
        return at;
    }

    private static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (int at; count < 3 && (at = text.IndexOfAny(Marks)) >= 0; count++) text = text[(at + 1)..];
        return count;
    }

    // The block of the first letter that is not plain Latin.
    private static int Script(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c > '\u02FF' && char.IsLetter(c)) return c >> 8;
        }

        return text.IndexOfAnyInRange('\u00C0', '\u024F') >= 0 ? 1 : 0;
    }
}
