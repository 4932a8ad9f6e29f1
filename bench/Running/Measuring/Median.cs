namespace ChatAgency.Running.Measuring;

/// <summary>The middle of several runs.</summary>
public static class Median
{
    /// <summary>The middle value, the mean of the two middle ones for an even count; null where there is none.</summary>
    public static double? Of(IEnumerable<double?> values)
    {
        double[] sorted = [.. values.OfType<double>().Order()];
        if (sorted.Length == 0) return null;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
