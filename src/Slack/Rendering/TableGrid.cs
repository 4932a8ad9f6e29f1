using ChatAgency.Core.Delivery;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace ChatAgency.Slack.Rendering;

/// <summary>A table's cells, row by row, its head first; a cell is runs on one line.</summary>
internal sealed record TableGrid(IReadOnlyList<IReadOnlyList<IReadOnlyList<Run>>> Rows, IReadOnlyList<string> Aligned)
{
    /// <summary>Slack's limits of a table block: rows, and cells in one.</summary>
    private const int MostRows = 100, MostCells = 20;

    public static TableGrid Of(Table table, LinkRule rule) => new(
        [.. table.OfType<TableRow>().Select(row => (IReadOnlyList<IReadOnlyList<Run>>)[.. row.OfType<TableCell>().Select(cell => Runs(cell, rule))])],
        [.. table.ColumnDefinitions.Select(static column => column.Alignment switch { TableColumnAlign.Right => "right", TableColumnAlign.Center => "center", _ => "left" })]);

    /// <summary>True where it may stand as a block of its own.</summary>
    public bool FitsBlock => Rows.Count is > 0 and <= MostRows && Rows.All(static row => row.Count is > 0 and <= MostCells);

    /// <summary>The words alone.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Words => [.. Rows.Select(static row => (IReadOnlyList<string>)[.. row.Select(static cell => string.Concat(cell.Select(static run => run.Text)))])];

    private static List<Run> Runs(TableCell cell, LinkRule rule)
    {
        var runs = new List<Run>();
        foreach (var line in cell.Descendants<LeafBlock>().SelectMany(leaf => InlineRuns.Of(leaf.Inline, rule)))
        {
            if (runs.Count > 0) runs.Add(new Run(" "));
            runs.AddRange(line.Where(static run => run.Text.Length > 0));
        }

        return runs;
    }
}
