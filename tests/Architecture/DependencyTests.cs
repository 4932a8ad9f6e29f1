using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace ChatAgency.Architecture;

/// <summary>A new dependency is one line of reason in docs/dependencies.md, and one that goes takes its line along.</summary>
public sealed partial class DependencyTests
{
    private static readonly HashSet<string> s_reasoned = new(
        Row().Matches(File.ReadAllText(Repository.Absolute("docs/dependencies.md"))).Select(static row => row.Groups[1].Value),
        StringComparer.Ordinal);

    [Fact]
    public void Every_dependency_has_its_reason_and_every_reason_its_dependency()
    {
        var dependencies = Packages().Concat(FromNpm()).ToList();

        Assert.Contains("Microsoft.Orleans.Server", dependencies);
        Assert.Empty(dependencies.Except(s_reasoned));
        Assert.Empty(s_reasoned.Except(dependencies));
    }

    private static IEnumerable<string> Packages() =>
        XElement.Load(Repository.Absolute("Directory.Packages.props")).Descendants("PackageVersion").Select(static package => package.Attribute("Include")!.Value);

    private static List<string> FromNpm()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Repository.Absolute("tests/package.json")));
        return [.. new[] { "dependencies", "devDependencies" }
            .Where(kind => manifest.RootElement.TryGetProperty(kind, out _))
            .SelectMany(kind => manifest.RootElement.GetProperty(kind).EnumerateObject())
            .Select(static package => package.Name)];
    }

    /// <summary>A row of a table that begins with a name in code and has words beside it.</summary>
    [GeneratedRegex(@"^\| `([^`]+)` \| \S.{15,} \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
