using ChatAgency.Classifying.Reading;

namespace ChatAgency.Classifying.Comparing;

/// <summary>All terms of a text with their weights, known to a model or not, and its place among the word vectors.</summary>
internal sealed class TextPrint(float wordLength, float gramLength)
{
    private const float UnknownWeight = 8;

    private readonly Features _features = new(0);
    private readonly List<(uint Hash, float Value)> _terms = [];

    public List<(uint Hash, float Value)> Terms => _terms;

    public float[] Place { get; private set; } = [];

    public void Read(ReadOnlySpan<char> text, FeatureReader reader)
    {
        _terms.Clear();
        TermReader.Read(text, _features.Terms);
        Add(_features.Terms.Words, wordLength, reader.Vocabulary);
        Add(_features.Terms.Grams, gramLength, reader.Vocabulary);
        if (Place.Length != reader.DenseCount / 2) Place = new float[reader.DenseCount / 2];
        reader.PlaceMean(_features.Terms.Plain, Place);
    }

    private void Add(TermList terms, float length, Vocabulary vocabulary)
    {
        terms.Sort();
        var first = _terms.Count;
        var items = terms.Items;
        var sum = 0f;
        for (int at = 0, end; at < items.Length; at = end)
        {
            end = at + 1;
            while (end < items.Length && items[end] == items[at]) end++;
            var row = vocabulary.Find(items[at]);
            var weight = row < 0 ? UnknownWeight : vocabulary.Weights[row];
            // Squared: in a short example the rare word is the field, the rest is courtesy.
            _terms.Add((items[at], weight * weight));
            sum += weight * weight * weight * weight;
        }

        var scale = length / MathF.Sqrt(Math.Max(sum, 1e-9f));
        for (var i = first; i < _terms.Count; i++) _terms[i] = (_terms[i].Hash, _terms[i].Value * scale);
    }
}
