namespace ChatAgency.Classifying.Reading;

/// <summary>
/// Turns texts into features: known terms weigh 1 + ln(count), times their rarity; each group of terms has a length of
/// its own, so that a stack trace's many characters do not outweigh the question above it. Safe to share between threads.
/// </summary>
public sealed class FeatureReader
{
    private const float GramsLength = 0.7f;
    private const float ShapesLength = 0.35f;
    private const float IdeasLength = 1;
    private const float MaximaLength = 0.6f;
    private const float UnknownWeight = 8;

    internal FeatureReader(Vocabulary vocabulary, WordVectors? vectors)
    {
        Vocabulary = vocabulary;
        Vectors = vectors;
        DenseCount = 2 * (vectors?.Dimensions ?? 0);
    }

    internal Vocabulary Vocabulary { get; }

    internal WordVectors? Vectors { get; }

    /// <summary>How many dense numbers a text has: the mean of its words' vectors, and their maxima.</summary>
    public int DenseCount { get; }

    /// <summary>Reads a text into <paramref name="features"/>, whose earlier content is gone.</summary>
    public void Read(ReadOnlySpan<char> text, Features features)
    {
        features.Clear();
        var terms = features.Terms;
        TermReader.Read(text, terms);
        Add(terms.Words, 1, features);
        Add(terms.Grams, GramsLength, features);
        Add(terms.Shapes, ShapesLength, features);
        Add(terms.Ideas, IdeasLength, features);
        if (Vectors is not null) Place(terms.Plain, features.Dense);
    }

    private void Add(TermList terms, float length, Features features)
    {
        terms.Sort();
        var first = features.Count;
        var items = terms.Items;
        for (int at = 0, end; at < items.Length; at = end)
        {
            end = at + 1;
            while (end < items.Length && items[end] == items[at]) end++;
            var row = Vocabulary.Find(items[at]);
            if (row >= 0) features.Add(row, (1 + MathF.Log(end - at)) * Vocabulary.Weights[row]);
        }

        WordVectors.Normalise(features.Values[first..], length);
    }

    private void Place(TermList words, Span<float> dense)
    {
        var sum = dense[..Vectors!.Dimensions];
        var maxima = dense[Vectors.Dimensions..];
        maxima.Fill(float.MinValue);
        if (!Add(words, sum, maxima)) maxima.Clear();
        WordVectors.Normalise(sum, 1);
        WordVectors.Normalise(maxima, MaximaLength);
    }

    /// <summary>Writes the mean of the words' vectors alone, of length 1 or all 0.</summary>
    internal void PlaceMean(TermList words, Span<float> mean)
    {
        mean.Clear();
        if (Vectors is null) return;
        Span<float> maxima = stackalloc float[mean.Length];
        Add(words, mean, maxima);
        WordVectors.Normalise(mean, 1);
    }

    private bool Add(TermList words, Span<float> sum, Span<float> maxima)
    {
        var any = false;
        foreach (var word in words.Items)
        {
            var row = Vocabulary.Find(Hashing.Finish(word, (uint)TermKind.Word));
            var weight = row < 0 ? UnknownWeight : Vocabulary.Weights[row];
            any |= Vectors!.Add(word, weight * weight, sum, maxima);
        }

        return any;
    }
}
