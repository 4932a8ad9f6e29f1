namespace ChatAgency.Slack.Rendering;

/// <summary>Sets a table as aligned columns, for a code block: where no table block can stand.</summary>
internal static class TableText
{
    /// <summary>Columns are no wider than this, in characters; what is longer stands out of line rather than being cut.</summary>
    private const int WidestColumn = 40;

    /// <summary>The rows as lines; the first is the head.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Widths(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            yield return Set(rows[i], widths);
            if (i == 0) yield return string.Join("-+-", widths.Select(static width => new string('-', width)));
        }
    }

    private static List<int> Widths(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = new List<int>();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                if (i == widths.Count) widths.Add(1);
                widths[i] = Math.Min(WidestColumn, Math.Max(widths[i], row[i].Length));
            }
        }

        return widths;
    }

    private static string Set(IReadOnlyList<string> cells, List<int> widths) =>
        string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd();
}
