namespace ChatAgency.Classifying.Reading;

/// <summary>A text's words in lower case, one behind the other, and where one may begin.</summary>
internal sealed class FoldedText
{
    private char[] _chars = new char[1_024];
    private int[] _starts = new int[256];
    private int _length;
    private int _count;

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, _length);

    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, _count);

    public void Clear() => (_length, _count) = (0, 0);

    public void Add(ReadOnlySpan<char> word)
    {
        if (_length > 0) Append("_");
        Begin();
        Append(word);
    }

    /// <summary>Adds characters of which each may begin a word.</summary>
    public void AddUnspaced(ReadOnlySpan<char> run)
    {
        if (_length > 0) Append("_");
        for (var at = 0; at < run.Length; at++)
        {
            Begin();
            Append(run.Slice(at, 1));
        }
    }

    private void Begin()
    {
        if (_count == _starts.Length) Array.Resize(ref _starts, _count * 2);
        _starts[_count++] = _length;
    }

    private void Append(ReadOnlySpan<char> chars)
    {
        if (_length + chars.Length > _chars.Length) Array.Resize(ref _chars, (_length + chars.Length) * 2);
        chars.CopyTo(_chars.AsSpan(_length));
        _length += chars.Length;
    }
}
