namespace ChatAgency.Classifying.Reading;

/// <summary>
/// Says what the words of a text are about, whatever their language: "haiku", "俳句" and "Gedicht" are all verse. What a message
/// wants lies in how such concepts stand together, and that is the same in all languages.
/// </summary>
internal static class ConceptReader
{
    // Of more concepts in one text the pairs say little.
    private const int MostPaired = 8;
    private const int MostFound = 64;

    public static void Read(FoldedText text, TermList ideas)
    {
        Span<byte> found = stackalloc byte[MostFound];
        var count = 0;
        var half = text.Chars.Length / 2;
        foreach (var start in text.Starts)
        {
            var here = Concepts.BuiltIn.Find(text.Chars[start..], found[count..]);
            for (var at = count; at < count + here; at++) Add(ideas, found[at], 0, start < half ? TermKind.EarlyConcept : TermKind.LateConcept);
            count += here;
        }

        found = found[..count];
        for (var at = 0; at < found.Length; at++)
        {
            Add(ideas, found[at], 0, TermKind.Concept);
            if (at > 0 && found[at - 1] != found[at]) Add(ideas, found[at - 1], found[at], TermKind.ConceptsInOrder);
        }

        if (count == 0) return;
        Add(ideas, found[0], 0, TermKind.FirstConcept);
        Add(ideas, found[^1], 0, TermKind.LastConcept);
        Pair(found, ideas);
    }

    private static void Pair(Span<byte> found, TermList ideas)
    {
        Span<byte> distinct = stackalloc byte[MostPaired];
        var count = 0;
        foreach (var concept in found)
        {
            if (count < MostPaired && !distinct[..count].Contains(concept)) distinct[count++] = concept;
        }

        for (var one = 0; one < count; one++)
        {
            for (var other = one + 1; other < count; other++) Add(ideas, Math.Min(distinct[one], distinct[other]), Math.Max(distinct[one], distinct[other]), TermKind.ConceptsTogether);
        }
    }

    private static void Add(TermList ideas, byte first, byte second, TermKind kind) => ideas.Add(Hashing.Finish((uint)(first << 8 | second) + 1, (uint)kind));
}
