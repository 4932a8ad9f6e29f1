using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChatAgency.Tool.Operating;

/// <summary>Writes a table of plain words.</summary>
internal static class Sheet
{
    internal static void Write(TextWriter output, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table().AddColumns(columns);
        // Plain text: a name's or a file's brackets are no markup.
        foreach (var row in rows) table.AddRow(row.Select(static word => (IRenderable)new Text(word)));
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No }).Write(table);
    }
}
