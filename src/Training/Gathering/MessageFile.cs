namespace ChatAgency.Training.Gathering;

/// <summary>Reads tab-separated messages: a head that names the columns, then a message a line. <c>\n</c> in a text is a new line.</summary>
public static class MessageFile
{
    /// <exception cref="InvalidDataException">A column is missing, or a line has too few; the line is named.</exception>
    public static IEnumerable<Example> Read(string path)
    {
        using var lines = File.ReadLines(path).GetEnumerator();
        if (!lines.MoveNext()) throw new InvalidDataException($"{path} is empty.");
        var columns = lines.Current.Split('\t');
        int Column(string name) => Array.IndexOf(columns, name);
        var (id, text, first, needed, kind, language) = (Column("id"), Column("text"), Column("primary"), Column("labels"), Column("kind"), Column("lang"));
        if (id < 0 || text < 0) throw new InvalidDataException($"{path} needs the columns id and text.");
        for (var line = 2; lines.MoveNext(); line++)
        {
            if (lines.Current.Length == 0) continue;
            var cells = lines.Current.Split('\t');
            if (cells.Length < columns.Length) throw new InvalidDataException($"{path}, line {line}: {cells.Length} columns instead of {columns.Length}.");
            string Cell(int at) => at < 0 ? "" : cells[at];
            yield return new Example(
                Cell(id), Cell(text).Replace("\\n", "\n", StringComparison.Ordinal), Cell(first),
                Cell(needed).Split(',', StringSplitOptions.RemoveEmptyEntries), Cell(kind), Cell(language));
        }
    }

    /// <summary>All messages of all <c>*.tsv</c> files of a folder, in the order of their names.</summary>
    public static IReadOnlyList<Example> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal).SelectMany(Read)];
}
