using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace ChatAgency.Architecture;

public sealed partial class TreeTests
{
    private static readonly HashSet<string> s_binary = new(StringComparer.OrdinalIgnoreCase)
        { ".png", ".jpg", ".ico", ".gif", ".webp", ".woff2", ".zip", ".gz", ".db", ".bin", ".pdf" };

    // Put together from pieces, so that this file does not hold what it looks for.
    private static readonly string[] s_registries = ["registry." + "npmjs", "npmjs." + "org", "nuget." + "org", "deb.debian." + "org", "pypi." + "org", "crates." + "io"];

    private static IEnumerable<(string Path, string Text)> Texts =>
        Repository.TrackedFiles.Where(static path => !s_binary.Contains(Path.GetExtension(path))).Select(static path => (path, File.ReadAllText(Repository.Absolute(path))));

    [Fact]
    public void No_file_names_a_package_registry()
    {
        Assert.Contains("tests/package-lock.json", Repository.TrackedFiles);
        Verdict.None(Texts.Where(static file => s_registries.Any(host => file.Text.Contains(host, StringComparison.OrdinalIgnoreCase))).Select(static file => file.Path));
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Repository.Absolute("tests/package-lock.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_names_a_path_of_one_machine()
    {
        Verdict.None(Texts.SelectMany(static file => MachinePath().Matches(file.Text).Select(found => $"{file.Path}: {found.Value}")));
    }

    [Theory]
    [InlineData("/" + "work/main/x", true)]
    [InlineData("see /" + "tmp/x", true)]
    [InlineData("https://example.com/" + "work/x", false)]
    [InlineData("./" + "tmp/x", false)]
    public void Paths_of_one_machine_are_recognised(string text, bool isOne) => Assert.Equal(isOne, MachinePath().IsMatch(text));

    [Fact]
    public void Projects_take_their_package_versions_from_one_place()
    {
        Verdict.None(Repository.Projects.Where(static project => project.Content.Descendants("PackageReference").Any(static package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)).Select(static project => project.Path));
        var versions = XElement.Load(Repository.Absolute("Directory.Packages.props")).Descendants("PackageVersion").Select(static package => package.Attribute("Version")!.Value).ToList();
        Assert.NotEmpty(versions);
        Assert.All(versions, static version => Assert.Matches(ExactVersion(), version));
    }

    [Fact]
    public void Every_project_is_in_the_solution_and_has_a_lock_file()
    {
        var solution = File.ReadAllText(Repository.Absolute("ChatAgency.sln")).Replace('\\', '/');

        Verdict.None(Repository.Projects.Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)).Select(static project => project.Path));
        Verdict.None(Repository.Projects.Select(static project => $"{Path.GetDirectoryName(project.Path)}/packages.lock.json").Except(Repository.TrackedFiles));
    }

    [Fact]
    public void No_secret_file_and_no_data_is_kept_in_the_tree()
    {
        Assert.DoesNotContain(Repository.TrackedFiles, static path =>
            Path.GetFileName(path) == ".env" || path.StartsWith("data/", StringComparison.Ordinal) || path.StartsWith("artifacts/", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<![\w.)}\]$-])/(work|root|tmp)/")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^(\d+\.\d+\.\d+(\.\d+)?(-[\w.]+)?|\$\(OrleansVersion\))$")]
    private static partial Regex ExactVersion();
}
