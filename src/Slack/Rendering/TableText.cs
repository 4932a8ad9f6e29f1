using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace ChatAgency.Slack.Rendering;

/// <summary>Sets a table as aligned columns, for a code block: Slack's text has no tables.</summary>
internal static class TableText
{
    /// <summary>Columns are no wider than this, in characters; what is longer stands out of line rather than being cut.</summary>
    private const int WidestColumn = 40;

    public static IEnumerable<string> Of(Table table)
    {
        var rows = table.OfType<TableRow>().Select(static row => (row.IsHeader, Cells: row.OfType<TableCell>().Select(Words).ToList())).ToList();
        var widths = Widths(rows.Select(static row => row.Cells));
        foreach (var (isHeader, cells) in rows)
        {
            yield return Set(cells, widths);
            if (isHeader) yield return string.Join("-+-", widths.Select(static width => new string('-', width)));
        }
    }

    private static string Words(TableCell cell) =>
        string.Join(' ', cell.Descendants<LeafBlock>().Select(static leaf => InlineRuns.Words(leaf.Inline)));

    private static List<int> Widths(IEnumerable<List<string>> rows)
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

    private static string Set(List<string> cells, List<int> widths) =>
        string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd();
}
