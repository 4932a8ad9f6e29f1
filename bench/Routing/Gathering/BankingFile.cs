using System.Text;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Routing.Gathering;

/// <summary>Reads BANKING77's comma-separated files, in which a text may be quoted and run over lines.</summary>
internal static class BankingFile
{
    public static IReadOnlyList<Example> Read(string path) =>
        [.. Rows(File.ReadAllText(path)).Skip(1).Where(static row => row.Count == 2).Select(static (row, at) => new Example($"b{at}", row[0], row[1], [row[1]], "", "en"))];

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
            else if (c == '"') quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r')) cell.Append(c);
            else if (c == ',') End();
            else if (c == '\n')
            {
                End();
                yield return row;
                row = [];
            }
        }

        void End()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
