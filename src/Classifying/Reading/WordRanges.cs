namespace ChatAgency.Classifying.Reading;

/// <summary>Walks the words of a text without copying them. What stands in angle brackets (a mention, an address) is none.</summary>
public ref struct WordRanges(ReadOnlySpan<char> text)
{
    // Below it stand the scripts that part words by spaces; Japanese and Chinese run into Latin words without one.
    private const char Latin = '\u2E80';

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Where the word stands in the text.</summary>
    public Range Current { get; private set; }

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public readonly WordRanges GetEnumerator() => this;

    /// <summary>Goes to the next word; false after the last.</summary>
    public bool MoveNext()
    {
        while (_at < _text.Length && !char.IsLetterOrDigit(_text[_at]) && !StartsWord(_at)) _at += Skip();
        if (_at >= _text.Length) return false;
        var start = _at;
        var latin = _text[_at] < Latin;
        while (_at < _text.Length && IsInner(_text[_at]) && _text[_at] < Latin == latin) _at++;
        var end = _at;
        // c# and c++ end so; a sentence's full stop and a slash do not belong to its last word.
        while (end > start + 1 && _text[end - 1] is '.' or '-' or '\'' or '/') end--;
        Current = start..end;
        return true;
    }

    private static bool IsInner(char c) => char.IsLetterOrDigit(c) || c is '-' or '+' or '#' or '.' or '\'' or '/';

    // ".NET"
    private readonly bool StartsWord(int at) => _text[at] == '.' && at + 1 < _text.Length && char.IsLetter(_text[at + 1]) && (at == 0 || char.IsWhiteSpace(_text[at - 1]));

    private readonly int Skip()
    {
        if (_text[_at] != '<') return 1;
        var end = _text[_at..].IndexOf('>');
        return end < 0 ? 1 : end + 1;
    }
}
