using System.Numerics.Tensors;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Classifying.Comparing;

/// <summary>
/// How like a text is to the examples of owners that no model has learnt. Terms that the model does not know count as
/// rare ones: the words of a new field are new. Safe to share between threads.
/// </summary>
public sealed class ExampleIndex
{
    private const float WordShare = 0.45f;
    private const float GramShare = 0.25f;
    private const float PlaceShare = 0.3f;

    [ThreadStatic]
    private static Room? _room;

    private readonly FeatureReader _reader;
    private readonly int[] _owners;
    private readonly float[][] _places;
    private readonly float[] _middle;
    private readonly Dictionary<uint, List<(int Example, float Value)>> _terms = [];

    /// <param name="reader">Reads texts and knows how rare terms are.</param>
    /// <param name="examples">Texts with the number of their owner, from 0.</param>
    /// <param name="others">Texts that are nobody's, to know what all texts have in common.</param>
    public ExampleIndex(FeatureReader reader, IReadOnlyList<(int Owner, string Text)> examples, IReadOnlyList<string> others)
    {
        _reader = reader;
        _owners = [.. examples.Select(static one => one.Owner)];
        var prints = examples.Select(one => PrintOf(one.Text)).ToArray();
        _middle = Middle([.. prints, .. others.Select(PrintOf)], reader.DenseCount / 2);
        _places = [.. prints.Select(one => Centre(one.Place))];
        for (var example = 0; example < prints.Length; example++) Keep(prints[example], example);
    }

    /// <summary>Writes for each owner how like the text is to the likest of its examples: 0 not at all, 1 the same.</summary>
    public void Compare(ReadOnlySpan<char> text, Span<float> likeness)
    {
        var room = _room ??= new Room();
        room.Fit(_owners.Length);
        var scores = room.Scores.AsSpan(0, _owners.Length);
        scores.Clear();
        likeness.Clear();
        room.Print.Read(text, _reader);
        foreach (var (hash, value) in room.Print.Terms) Score(hash, value, scores);
        var place = Centre(room.Print.Place);
        for (var example = 0; example < scores.Length; example++)
        {
            var near = Math.Max(0, TensorPrimitives.Dot<float>(_places[example], place));
            ref var best = ref likeness[_owners[example]];
            best = Math.Max(best, Math.Min(1, scores[example] + PlaceShare * near));
        }
    }

    private void Score(uint hash, float value, Span<float> scores)
    {
        if (!_terms.TryGetValue(hash, out var holders)) return;
        foreach (var (example, weight) in holders) scores[example] += value * weight;
    }

    private void Keep(TextPrint print, int example)
    {
        foreach (var (hash, value) in print.Terms)
        {
            if (!_terms.TryGetValue(hash, out var holders)) _terms[hash] = holders = [];
            holders.Add((example, value));
        }
    }

    private TextPrint PrintOf(string text)
    {
        var print = new TextPrint(MathF.Sqrt(WordShare), MathF.Sqrt(GramShare));
        print.Read(text, _reader);
        return print;
    }

    private float[] Centre(float[] place)
    {
        var centred = new float[place.Length];
        if (!place.AsSpan().ContainsAnyExcept(0)) return centred;
        TensorPrimitives.Subtract(place, _middle, centred);
        WordVectors.Normalise(centred, 1);
        return centred;
    }

    private static float[] Middle(IReadOnlyCollection<TextPrint> prints, int dimensions)
    {
        var middle = new float[dimensions];
        foreach (var print in prints) TensorPrimitives.Add(middle, print.Place, middle);
        if (prints.Count > 0) TensorPrimitives.Divide(middle, prints.Count, middle);
        return middle;
    }

    private sealed class Room
    {
        public TextPrint Print { get; } = new(MathF.Sqrt(WordShare), MathF.Sqrt(GramShare));

        public float[] Scores { get; private set; } = [];

        public void Fit(int examples)
        {
            if (Scores.Length < examples) Scores = new float[examples];
        }
    }
}
