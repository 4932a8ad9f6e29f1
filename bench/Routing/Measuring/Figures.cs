namespace ChatAgency.Routing.Measuring;

/// <summary>The figures by which a classifier is judged.</summary>
internal static class Figures
{
    private const int Bins = 15;

    /// <summary>The share that is right, 0 to 1.</summary>
    public static double Accuracy(IReadOnlyCollection<Judged> all) => all.Count == 0 ? 0 : (double)all.Count(static one => one.IsRight) / all.Count;

    /// <summary>The mean over the true labels of the harmonic mean of precision and recall: small labels count like large ones.</summary>
    public static double MacroF1(IReadOnlyCollection<Judged> all) => all.Select(static one => one.Truth).Distinct().Average(label =>
    {
        double hits = all.Count(one => one.Truth == label && one.Said == label);
        return 2 * hits / (all.Count(one => one.Truth == label) + all.Count(one => one.Said == label));
    });

    /// <summary>The expected calibration error: how far confidence and success lie apart, in 15 bins of equal width, weighted by their sizes.</summary>
    public static double CalibrationError(IReadOnlyCollection<Judged> all) => all
        .GroupBy(static one => Math.Min(Bins - 1, (int)(one.Confidence * Bins)))
        .Sum(bin => Math.Abs(bin.Average(static one => one.Confidence) - Accuracy([.. bin])) * bin.Count() / all.Count);

    /// <summary>A row a true label, a column a label that was said.</summary>
    public static void WriteConfusion(IReadOnlyCollection<Judged> all, TextWriter to)
    {
        string[] labels = [.. all.Select(static one => one.Truth).Union(all.Select(static one => one.Said)).Order(StringComparer.Ordinal)];
        to.WriteLine($"{"true \\ said",-12}{string.Concat(labels.Select(static label => $"{label,11}"))}");
        foreach (var truth in labels)
        {
            to.WriteLine($"{truth,-12}{string.Concat(labels.Select(said => $"{all.Count(one => one.Truth == truth && one.Said == said),11}"))}");
        }
    }

    /// <summary>Of many labels, the pairs that are taken for each other most.</summary>
    public static void WriteConfused(IReadOnlyCollection<Judged> all, int pairs, TextWriter to)
    {
        foreach (var pair in all.Where(static one => !one.IsRight).GroupBy(static one => (one.Truth, one.Said)).OrderByDescending(static pair => pair.Count()).ThenBy(static pair => pair.Key).Take(pairs))
        {
            to.WriteLine($"  {pair.Count(),3} x {pair.Key.Truth} taken for {pair.Key.Said}");
        }
    }
}
