using System.Text;

namespace ChatAgency.Running.Reporting;

/// <summary>A Markdown table that grows row by row.</summary>
public sealed class Table(params IReadOnlyList<string> head)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(params IReadOnlyList<string> cells)
    {
        if (cells.Count != head.Count) throw new ArgumentException($"{cells.Count} cells for {head.Count} columns.", nameof(cells));
        _rows.Add(cells);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, head);
        Line(text, [.. head.Select(static (_, column) => column == 0 ? "---" : "---:")]);
        foreach (var row in _rows) Line(text, row);
        return text.ToString();
    }

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
