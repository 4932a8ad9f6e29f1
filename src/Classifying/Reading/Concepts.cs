using System.Text;

namespace ChatAgency.Classifying.Reading;

/// <summary>The words of each concept (Concepts/concepts.txt), found at the beginning of a text in one pass.</summary>
internal sealed class Concepts
{
    private const int Longest = 28;

    private static readonly Lazy<Concepts> Loaded = new(static () =>
    {
        using var reader = new StreamReader(typeof(Concepts).Assembly.GetManifestResourceStream("concepts.txt")!);
        return Parse(reader.ReadToEnd());
    });

    // A word that ends here, and the beginning of any word, each with the concepts that it stands for, a bit each.
    private readonly Dictionary<uint, ulong> _whole = [];
    private readonly Dictionary<uint, ulong> _beginning = [];
    private readonly bool[] _maybe = new bool[1 << 16];

    public static Concepts BuiltIn => Loaded.Value;

    /// <exception cref="InvalidDataException">A line has no name, or there are more concepts than 64.</exception>
    public static Concepts Parse(string text)
    {
        var concepts = new Concepts();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal)) continue;
            if (line.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and var colon)) throw new InvalidDataException($"This concept has no name: {line}");
            if (number == 64) throw new InvalidDataException("There are more than 64 concepts.");
            foreach (var word in line[(colon + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) concepts.Add(word, 1UL << number);
            number++;
        }

        return concepts;
    }

    /// <summary>Writes the concepts of the words that a text begins with, each once, as far as there is room; returns how many.</summary>
    public int Find(ReadOnlySpan<char> text, Span<byte> found)
    {
        var bits = 0UL;
        var hash = Hashing.Start;
        for (var at = 0; at < Math.Min(text.Length, Longest); at++)
        {
            hash = Hashing.Add(hash, text[at]);
            if (!_maybe[hash & 0xFFFF]) continue;
            if (_beginning.TryGetValue(hash, out var begun)) bits |= begun;
            if ((at + 1 == text.Length || text[at + 1] == '_') && _whole.TryGetValue(hash, out var whole)) bits |= whole;
        }

        var count = 0;
        for (byte concept = 0; bits != 0 && count < found.Length; bits >>= 1, concept++)
        {
            if ((bits & 1) != 0) found[count++] = concept;
        }

        return count;
    }

    private void Add(string word, ulong bit)
    {
        var anyEnding = word.EndsWith('*') || Scripts.IsUnspaced(word[0]);
        var folded = Fold(word);
        if (folded.Length is 0 or > Longest) return;
        var hash = Hashing.Of(folded);
        _maybe[hash & 0xFFFF] = true;
        var table = anyEnding ? _beginning : _whole;
        table[hash] = table.GetValueOrDefault(hash) | bit;
    }

    // As the reader of texts folds them: what is no part of a word parts words.
    private static string Fold(string word)
    {
        var folded = new StringBuilder();
        foreach (var c in word.ToLowerInvariant())
        {
            if (char.IsAsciiDigit(c)) folded.Append('0');
            else if (c != '_' && Scripts.IsInner(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != '_') folded.Append('_');
        }

        return folded.ToString().TrimEnd('_');
    }
}
