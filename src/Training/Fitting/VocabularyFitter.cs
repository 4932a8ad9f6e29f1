using ChatAgency.Classifying.Reading;

namespace ChatAgency.Training.Fitting;

/// <summary>Collects the terms that are worth knowing.</summary>
internal static class VocabularyFitter
{
    public static Vocabulary Fit(IEnumerable<string> texts, int rarest)
    {
        var counts = new Dictionary<uint, int>();
        var terms = new Terms();
        var total = 0;
        foreach (var text in texts)
        {
            total++;
            TermReader.Read(text, terms);
            foreach (var list in (TermList[])[terms.Words, terms.Grams, terms.Shapes, terms.Ideas]) Count(list, counts);
        }

        var known = counts.Where(pair => pair.Value >= rarest).OrderBy(static pair => pair.Key).ToArray();
        return new Vocabulary([.. known.Select(static pair => pair.Key)], [.. known.Select(pair => (float)(Math.Log((1.0 + total) / (1 + pair.Value)) + 1))]);
    }

    private static void Count(TermList list, Dictionary<uint, int> counts)
    {
        list.Sort();
        var last = (uint?)null;
        foreach (var item in list.Items)
        {
            if (item != last) counts[item] = counts.GetValueOrDefault(item) + 1;
            last = item;
        }
    }
}
