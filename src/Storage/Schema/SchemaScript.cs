using System.Globalization;

namespace ChatAgency.Storage.Schema;

/// <summary>One step of a schema. A script that has been released never changes.</summary>
/// <param name="Version">1 for the first.</param>
/// <param name="Name">What it adds.</param>
/// <param name="Needs">The lowest version that a program must know to work with what this step leaves. Lower than <paramref name="Version"/> where the step only adds what older programs do not look at: they may then run beside newer ones.</param>
/// <param name="Text">Its statements.</param>
internal sealed record SchemaScript(int Version, string Name, int Needs, string Text)
{
    private const string NeedsMark = "-- needs ";

    /// <summary>All steps of one kind of database, in their order.</summary>
    internal static IReadOnlyList<SchemaScript> Of(string database)
    {
        var assembly = typeof(SchemaScript).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"{database}/", StringComparison.Ordinal))
            .Select(name => Read(name[(database.Length + 1)..^".sql".Length], new StreamReader(assembly.GetManifestResourceStream(name)!)))
            .OrderBy(static script => script.Version)];
    }

    private static SchemaScript Read(string name, StreamReader reader)
    {
        using (reader)
        {
            var (number, rest) = (name[..4], name[5..]);
            var needs = reader.ReadLine() is { } first && first.StartsWith(NeedsMark, StringComparison.Ordinal) ? first[NeedsMark.Length..] : number;
            return new SchemaScript(Number(number), rest, Number(needs), reader.ReadToEnd());
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
