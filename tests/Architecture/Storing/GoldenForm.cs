using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatAgency.Architecture.Storing;

/// <summary>A record as some version of the agency wrote it, kept for good.</summary>
/// <param name="Version">The number of its folder.</param>
/// <param name="TypeName">The stored type: the name of its file.</param>
internal sealed record GoldenForm(int Version, string TypeName)
{
    private const string Folder = "tests/Architecture/Storing/Forms";

    /// <summary>Every one that is kept.</summary>
    public static IReadOnlyList<GoldenForm> All { get; } =
        [.. Directory.EnumerateFiles(Repository.Absolute(Folder), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Where it is kept.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{Version}/{TypeName}.json");

    /// <summary>The record.</summary>
    public string Text => File.ReadAllText(Repository.Absolute(Path));

    /// <summary>True: this is how its type is written now.</summary>
    public bool IsNewest => All.Where(other => other.TypeName == TypeName).All(other => other.Version <= Version);

    /// <summary>What the first record holds and the second lacks or has otherwise, by its place; members may have come.</summary>
    public static IEnumerable<string> Lost(JsonNode? before, JsonNode? after, string place = "$") => (before, after) switch
    {
        (JsonObject old, JsonObject now) => old.SelectMany(member => Lost(member.Value, now[member.Key], $"{place}.{member.Key}")),
        (JsonArray old, JsonArray now) when old.Count == now.Count => old.Zip(now).SelectMany((pair, i) => Lost(pair.First, pair.Second, $"{place}[{i}]")),
        _ => JsonNode.DeepEquals(before, after) ? [] : [place],
    };

    private static GoldenForm Read(string path) => new(
        int.Parse(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)!), CultureInfo.InvariantCulture), System.IO.Path.GetFileNameWithoutExtension(path));
}
