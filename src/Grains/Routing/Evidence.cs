namespace ChatAgency.Grains.Routing;

/// <summary>What a message's words and shape say about its field.</summary>
internal struct Evidence
{
    private double _code;
    private double _technical;
    private double _creative;

    /// <summary>The clearest word of each field, to tell people why.</summary>
    private Word? _codeWord;
    private Word? _technicalWord;
    private Word? _creativeWord;

    /// <summary>True where the message holds code, a query or a stack trace, whatever its words say.</summary>
    public bool HoldsCode { get; private set; }

    public static Evidence Of(ReadOnlySpan<char> text)
    {
        var evidence = new Evidence();
        evidence.Read(text);
        return evidence;
    }

    public readonly double this[Field field] => field switch
    {
        Field.Code => _code,
        Field.Technical => _technical,
        _ => _creative,
    };

    public readonly Word? Clearest(Field field) => field switch
    {
        Field.Code => _codeWord,
        Field.Technical => _technicalWord,
        _ => _creativeWord,
    };

    /// <summary>The strongest field. Where two are equal, the one that can do the other's work: code, then technical.</summary>
    public readonly (Field Field, double Score, double Second) Best()
    {
        var best = Field.Code;
        if (_technical > this[best]) best = Field.Technical;
        if (_creative > this[best]) best = Field.Creative;
        var second = best switch
        {
            Field.Code => Math.Max(_technical, _creative),
            Field.Technical => Math.Max(_code, _creative),
            _ => Math.Max(_code, _technical),
        };
        return (best, this[best], second);
    }

    private void Read(ReadOnlySpan<char> text)
    {
        var prose = CodeShape.Prose(text);
        var shape = CodeShape.Score(text);
        var isError = false;
        foreach (var range in new WordRanges(prose))
        {
            if (Words.Lookup.TryGetValue(prose[range], out var word)) Add(word);
            isError |= CodeShape.IsErrorName(prose[range]);
        }

        if (isError) shape += Words.Clear;
        HoldsCode = shape >= Words.Clear;
        _code += shape;

        _code += Words.Clear * Count(prose, Words.CodePhrases);
        _technical += Words.Clear * (Count(prose, Words.TechnicalPhrases) + Count(prose, Words.TechnicalSigns));
        _creative += Words.Clear * (Count(prose, Words.CreativePhrases) + Count(prose, Words.CreativeSigns));
        Lean(prose);
    }

    // To explain or compare is Technical's work even where it is about code; to write a text about technology is Creative's.
    private void Lean(ReadOnlySpan<char> prose)
    {
        if (_technical > 0 && Asking.Explains(prose)) _technical += Words.Hint;
        if (_creative >= Words.Clear && Asking.Makes(prose)) _creative += 2 * Words.Hint;
        else if (_code > 0 && Asking.Makes(prose)) _code += Words.Hint;
    }

    private void Add(Word word)
    {
        switch (word.Field)
        {
            case Field.Code: Add(word, ref _code, ref _codeWord); break;
            case Field.Technical: Add(word, ref _technical, ref _technicalWord); break;
            default: Add(word, ref _creative, ref _creativeWord); break;
        }
    }

    private static void Add(Word word, ref double score, ref Word? clearest)
    {
        // Said twice is not meant twice.
        if (ReferenceEquals(word, clearest)) return;
        score += word.Weight;
        if (clearest is null || word.Weight > clearest.Weight) clearest = word;
    }

    private static int Count(ReadOnlySpan<char> text, System.Buffers.SearchValues<string> phrases)
    {
        var count = 0;
        for (int at; count < 3 && (at = text.IndexOfAny(phrases)) >= 0; count++) text = text[(at + 1)..];
        return count;
    }
}
