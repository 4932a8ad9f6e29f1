namespace ChatAgency.Classifying.Reading;

/// <summary>
/// Splits a text into hashed terms: words, pairs of words, runs of 2 to 5 characters within words, shape. Slack's
/// mentions and addresses are taken out, its escapes undone, what stands in fences is kept apart as code.
/// </summary>
internal static class TermReader
{
    // Of a longer text its head and its tail count: there stand the question and what is wanted.
    private const int Head = 900;
    private const int Tail = 300;
    private const int EarlyWords = 5;
    private const int LongestWord = 24;
    private const int ShortestGram = 2;
    private const int LongestGram = 5;

    public static void Read(ReadOnlySpan<char> text, Terms terms)
    {
        terms.Clear();
        Span<char> buffer = stackalloc char[Head + Tail + 1];
        scoped var rest = Shorten(text, buffer);
        ShapeReader.Read(rest, terms.Shapes);
        var inCode = false;
        var before = Hashing.Start;
        while (!rest.IsEmpty)
        {
            var step = Skip(rest, ref inCode);
            if (step > 0)
            {
                rest = rest[step..];
                continue;
            }

            var length = Scripts.IsUnspaced(rest[0]) ? Unspaced(rest, terms) : Word(rest, inCode, ref before, terms);
            rest = rest[length..];
        }

        ConceptReader.Read(terms.Folded, terms.Ideas);
        if (terms.Words.Count > 0) terms.Words.Add(Hashing.Finish(Hashing.Pair(before, Hashing.Start), (uint)TermKind.Pair));
    }

    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> text, Span<char> buffer)
    {
        if (text.Length <= buffer.Length) return text;
        text[..Head].CopyTo(buffer);
        buffer[Head] = '\n';
        text[^Tail..].CopyTo(buffer[(Head + 1)..]);
        return buffer;
    }

    /// <summary>How many characters at the beginning are no word: a fence, a mention, an address, an escape, a sign. 0 at a word.</summary>
    private static int Skip(ReadOnlySpan<char> text, ref bool inCode)
    {
        var c = text[0];
        if (c == '`' && text.StartsWith("```", StringComparison.Ordinal))
        {
            inCode = !inCode;
            return 3;
        }

        if (c == '<' && (text[1..].IndexOfAny('@', '#', '!') == 0 || text.StartsWith("<http", StringComparison.Ordinal))) return Bracketed(text);
        if (c == '&') return text.StartsWith("&lt;", StringComparison.Ordinal) || text.StartsWith("&gt;", StringComparison.Ordinal) ? 4 : text.StartsWith("&amp;", StringComparison.Ordinal) ? 5 : 1;
        if (text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal)) return text.IndexOfAny(" \n\t)>") is > 0 and var end ? end : text.Length;
        return Scripts.IsUnspaced(c) && char.IsLetter(c) || char.IsLetterOrDigit(c) ? 0 : 1;
    }

    // The label of a link is text: <https://…|label>.
    private static int Bracketed(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('>', '|', '\n');
        return end < 0 || text[end] == '\n' ? 1 : end + 1;
    }

    private static int Word(ReadOnlySpan<char> text, bool inCode, ref uint before, Terms terms)
    {
        var length = 1;
        while (length < text.Length && Scripts.IsInner(text[length]) && !Scripts.IsUnspaced(text[length])) length++;
        Span<char> word = stackalloc char[LongestWord + 2];
        var kept = Fold(text[..length], word);
        word[0] = '<';
        word[kept + 1] = '>';

        var hash = Hashing.Of(word.Slice(1, kept));
        terms.Words.Add(Hashing.Finish(hash, (uint)(inCode ? TermKind.CodeWord : TermKind.Word)));
        terms.Words.Add(Hashing.Finish(Hashing.Pair(before, hash), (uint)TermKind.Pair));
        if (!inCode)
        {
            if (terms.Plain.Count < EarlyWords) terms.Words.Add(Hashing.Finish(hash, (uint)TermKind.EarlyWord));
            terms.Plain.Add(hash);
            terms.Folded.Add(word.Slice(1, kept));
        }

        before = hash;
        Grams(word[..(kept + 2)], inCode ? TermKind.CodeGram : TermKind.Gram, terms.Grams);
        return length;
    }

    // Writes the word from the second place on, in lower case, all digits as 0; returns its length.
    private static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var kept = Math.Min(word.Length, LongestWord);
        word[..kept].ToLowerInvariant(folded[1..]);
        for (var i = 1; i <= kept; i++) folded[i] = char.IsAsciiDigit(folded[i]) ? '0' : folded[i] == '\u2019' ? '\'' : folded[i];
        while (kept > 1 && folded[kept] is '\'' or '_') kept--;
        return kept;
    }

    private static void Grams(ReadOnlySpan<char> word, TermKind kind, TermList grams)
    {
        for (var start = 0; start + ShortestGram <= word.Length; start++)
        {
            var hash = Hashing.Start;
            var end = Math.Min(word.Length, start + LongestGram);
            for (var at = start; at < end; at++)
            {
                hash = Hashing.Add(hash, word[at]);
                if (at - start + 1 >= ShortestGram) grams.Add(Hashing.Finish(hash, (uint)kind));
            }
        }
    }

    private static int Unspaced(ReadOnlySpan<char> text, Terms terms)
    {
        var length = 1;
        while (length < text.Length && Scripts.IsUnspaced(text[length]) && char.IsLetter(text[length])) length++;
        terms.Folded.AddUnspaced(text[..length]);
        for (var start = 0; start < length; start++)
        {
            var hash = Hashing.Start;
            for (var at = start; at < Math.Min(length, start + 4); at++)
            {
                hash = Hashing.Add(hash, text[at]);
                var run = at - start + 1;
                if (run <= 2) terms.Words.Add(Hashing.Finish(hash, (uint)TermKind.Word));
                if (run >= 2) terms.Grams.Add(Hashing.Finish(hash, (uint)TermKind.Gram));
            }
        }

        return length;
    }
}
