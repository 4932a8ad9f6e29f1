using System.Text.Json;

namespace ChatAgency.Hostile.Tests.Cases;

/// <summary>Reads the case files; texts in them are JSON strings.</summary>
internal static class CaseFiles
{
    public static IReadOnlyList<Attack> Attacks { get; } = [.. Rows("attacks.tsv").Select(static row => new Attack(row[0], row[1], row[2], Text(row[3])))];

    public static IReadOnlyList<(string Id, string Text)> Harmless { get; } = [.. Rows("harmless.tsv").Select(static row => (row[0], Text(row[1])))];

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", file)).Skip(1).Select(static line => line.Split('\t'));

    private static string Text(string json) => JsonSerializer.Deserialize<string>(json)!;
}
