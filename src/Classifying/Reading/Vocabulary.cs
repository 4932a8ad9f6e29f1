namespace ChatAgency.Classifying.Reading;

/// <summary>The terms that a model knows, by their hash, with a weight each: rare ones say more.</summary>
public sealed class Vocabulary
{
    private readonly int _mask;
    private readonly int[] _rows;

    internal Vocabulary(uint[] hashes, float[] weights)
    {
        var size = 1024;
        while (size < hashes.Length * 2) size *= 2;
        _mask = size - 1;
        _rows = new int[size];
        Hashes = hashes;
        Weights = weights;
        for (var row = 0; row < hashes.Length; row++)
        {
            var at = (int)hashes[row] & _mask;
            while (_rows[at] != 0) at = at + 1 & _mask;
            _rows[at] = row + 1;
        }
    }

    internal uint[] Hashes { get; }

    internal float[] Weights { get; }

    /// <summary>How many terms it holds.</summary>
    public int Count => Hashes.Length;

    /// <summary>The row of a term; -1 where it is not known.</summary>
    internal int Find(uint hash)
    {
        for (var at = (int)hash & _mask; _rows[at] != 0; at = at + 1 & _mask)
        {
            if (Hashes[_rows[at] - 1] == hash) return _rows[at] - 1;
        }

        return -1;
    }
}
