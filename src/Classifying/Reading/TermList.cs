namespace ChatAgency.Classifying.Reading;

/// <summary>Hashes of terms, in a buffer that is used again for the next text.</summary>
internal sealed class TermList
{
    private uint[] _items = new uint[256];

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Items => _items.AsSpan(0, Count);

    public void Add(uint hash)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
        _items[Count++] = hash;
    }

    public void Clear() => Count = 0;

    /// <summary>Sorts them, so that equal ones stand together.</summary>
    public void Sort() => _items.AsSpan(0, Count).Sort();
}
