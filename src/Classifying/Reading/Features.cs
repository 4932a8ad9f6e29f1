namespace ChatAgency.Classifying.Reading;

/// <summary>A text as numbers: the rows of its known terms with their weights, and the mean of its words' vectors.</summary>
public sealed class Features(int dense)
{
    private int[] _rows = new int[512];
    private float[] _values = new float[512];

    /// <summary>How many known terms it has.</summary>
    public int Count { get; private set; }

    /// <summary>The rows of its terms.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>The weight of each, in the order of <see cref="Rows"/>.</summary>
    public Span<float> Values => _values.AsSpan(0, Count);

    /// <summary>Its place among the word vectors, of length 1 or all 0.</summary>
    public float[] Dense { get; } = new float[dense];

    internal Terms Terms { get; } = new();

    internal void Clear()
    {
        Count = 0;
        Array.Clear(Dense);
    }

    internal void Add(int row, float value)
    {
        if (Count == _rows.Length)
        {
            Array.Resize(ref _rows, Count * 2);
            Array.Resize(ref _values, Count * 2);
        }

        _rows[Count] = row;
        _values[Count++] = value;
    }
}
