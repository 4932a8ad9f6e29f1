using System.Text.RegularExpressions;
using Xunit;

namespace ChatAgency.Architecture;

/// <summary>Every fault of docs/reliability.md has its row, and every row names tests that are there.</summary>
public sealed partial class FaultTableTests
{
    private static readonly string s_page = File.ReadAllText(Repository.Absolute("docs/reliability.md"));

    [Fact]
    public void Every_fault_has_a_row()
    {
        var rows = Row().Matches(s_page).Select(static row => row.Groups["fault"].Value).Order(StringComparer.Ordinal);

        Assert.Equal(Enumerable.Range(1, 52).Select(static number => $"F{number:00}"), rows);
    }

    [Fact]
    public void Every_row_names_a_test_that_is_there()
    {
        var tests = Tests();
        foreach (Match row in Row().Matches(s_page))
        {
            var named = Name().Matches(row.Groups["shown"].Value).Select(static name => name.Groups[1].Value).ToList();

            Assert.True(named.Count > 0, $"{row.Groups["fault"]} names no test");
            Assert.All(named, name => Assert.True(tests.Contains(name), $"{row.Groups["fault"]}: there is no test {name}"));
        }
    }

    /// <summary>All test methods as <c>Class.Method</c>, read from the sources: a file has the name of its class.</summary>
    private static HashSet<string> Tests() =>
        Repository.Tests
            .Where(static file => file.Name.EndsWith("Tests", StringComparison.Ordinal))
            .SelectMany(static file => Method().Matches(file.Text).Select(method => $"{file.Name}.{method.Groups[1].Value}"))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| (?<fault>F\d\d) \|.*\|(?<shown>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z]+Tests\\.[A-Za-z0-9_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\n]*\][\s\S]*?public (?:async )?(?:Task|ValueTask|void) ([A-Za-z0-9_]+)\(")]
    private static partial Regex Method();
}
