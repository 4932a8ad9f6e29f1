namespace ChatAgency.Classifying.Reading;

/// <summary>All terms of one text, in groups that weigh the same whatever their number.</summary>
internal sealed class Terms
{
    /// <summary>Words and pairs of neighbours.</summary>
    public TermList Words { get; } = new();

    /// <summary>Runs of characters within words.</summary>
    public TermList Grams { get; } = new();

    /// <summary>What the text looks like.</summary>
    public TermList Shapes { get; } = new();

    /// <summary>What its words are about, and which such things stand together.</summary>
    public TermList Ideas { get; } = new();

    /// <summary>The words of its prose, folded, with <c>_</c> between them.</summary>
    public FoldedText Folded { get; } = new();

    /// <summary>The plain hashes of the words of its prose, in order, for the word vectors.</summary>
    public TermList Plain { get; } = new();

    public void Clear()
    {
        Words.Clear();
        Grams.Clear();
        Shapes.Clear();
        Ideas.Clear();
        Folded.Clear();
        Plain.Clear();
    }
}
