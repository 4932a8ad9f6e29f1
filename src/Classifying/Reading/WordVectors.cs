using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace ChatAgency.Classifying.Reading;

/// <summary>Where words stand to each other: a vector for each of the commonest English words, by the hash of the word.</summary>
public sealed class WordVectors
{
    private static readonly Lazy<WordVectors> BuiltIn = new(static () => Load(typeof(WordVectors).Assembly.GetManifestResourceStream("english.bin")!));

    private readonly uint[] _hashes;
    private readonly Half[] _scales;
    private readonly sbyte[] _values;

    internal WordVectors(int dimensions, uint[] hashes, Half[] scales, sbyte[] values)
    {
        Dimensions = dimensions;
        _hashes = hashes;
        _scales = scales;
        _values = values;
    }

    /// <summary>Those that ship with the project: 40,000 words, 100 numbers each, from GloVe (Vectors/NOTICE.md says how).</summary>
    public static WordVectors English => BuiltIn.Value;

    /// <summary>How many numbers a word has.</summary>
    public int Dimensions { get; }

    /// <summary>How many words are known.</summary>
    public int Count => _hashes.Length;

    /// <exception cref="InvalidDataException">The stream holds no vectors.</exception>
    public static WordVectors Load(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var dimensions = reader.ReadInt32();
        var count = reader.ReadInt32();
        if (dimensions is <= 0 or > 1_000 || count is <= 0 or > 1_000_000) throw new InvalidDataException("These are no word vectors.");
        var hashes = new uint[count];
        var scales = new Half[count];
        var values = new sbyte[count * dimensions];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new WordVectors(dimensions, hashes, scales, values);
    }

    /// <summary>Adds a word's vector, times a weight, and raises the maxima; false where the word is not known.</summary>
    internal bool Add(uint word, float weight, Span<float> sum, Span<float> maxima)
    {
        var at = Array.BinarySearch(_hashes, word);
        if (at < 0) return false;
        var scale = (float)_scales[at];
        var values = _values.AsSpan(at * Dimensions, Dimensions);
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] * scale;
            sum[i] += weight * value;
            if (value > maxima[i]) maxima[i] = value;
        }

        return true;
    }

    /// <summary>Makes it of length <paramref name="length"/>; all 0 stays so.</summary>
    internal static void Normalise(Span<float> vector, float length)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0) TensorPrimitives.Multiply(vector, length / norm, vector);
    }
}
