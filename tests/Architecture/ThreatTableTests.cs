using System.Text.RegularExpressions;
using Xunit;

namespace ChatAgency.Architecture;

/// <summary>SECURITY.md says of each threat how it is held off, and names tests that are there.</summary>
public sealed partial class ThreatTableTests
{
    private static readonly string s_page = File.ReadAllText(Repository.Absolute("SECURITY.md"));

    [Fact]
    public void Every_threat_names_who_what_where_and_how_and_a_test_that_is_there()
    {
        var rows = Row().Matches(s_page).Select(static row => row.Groups["cell"].Captures.Select(static cell => cell.Value.Trim()).ToArray()).Skip(2).ToList();

        Assert.True(rows.Count >= 15, $"{rows.Count} threats");
        Assert.All(rows, static row =>
        {
            Assert.All(row, static cell => Assert.NotEqual("", cell));
            Assert.NotEmpty(TestNames.In(row[4]));
        });
        Assert.All(TestNames.In(s_page), static name => Assert.True(TestNames.All.Contains(name), $"there is no test {name}"));
    }

    [Fact]
    public void It_says_how_to_report_and_what_is_not_held_off()
    {
        Assert.Contains("## Reporting", s_page, StringComparison.Ordinal);
        Assert.Contains("## What is not held off", s_page, StringComparison.Ordinal);
        Assert.All(Link().Matches(s_page), static link => Assert.True(File.Exists(Repository.Absolute(link.Groups[1].Value)), $"there is no {link.Groups[1].Value}"));
    }

    [Fact]
    public void A_package_with_a_known_weakness_breaks_the_build()
    {
        var all = File.ReadAllText(Repository.Absolute("Directory.Build.props"));
        foreach (var line in new[] { "<NuGetAudit>true<", "<NuGetAuditMode>all<", "<NuGetAuditLevel>low<", "<TreatWarningsAsErrors>true<", "<RestorePackagesWithLockFile>true<" }) Assert.Contains(line, all, StringComparison.Ordinal);
        // Nowhere is a warning of the audit (NU1901 to NU1904) let by, or the audit switched off.
        var files = new[] { "*.props", "*.targets", "*.csproj" }.SelectMany(static kind => new[] { "src", "tests", "bench" }.SelectMany(folder => Directory.GetFiles(Repository.Absolute(folder), kind, SearchOption.AllDirectories)))
            .Where(static file => !file.Contains("node_modules", StringComparison.Ordinal)).Append(Repository.Absolute("Directory.Packages.props")).Append(Repository.Absolute("Directory.Build.props")).ToList();
        Assert.All(files, static file => Assert.False(Lax().IsMatch(File.ReadAllText(file)), file));
    }

    [GeneratedRegex(@"^\|(?:(?<cell>[^|\n]*)\|){5}$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\((docs/[a-z-]+\.md)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"NU190|NuGetAuditSuppress|<NuGetAudit>false|<WarningsNotAsErrors>")]
    private static partial Regex Lax();
}
