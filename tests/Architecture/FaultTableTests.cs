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

        Assert.Equal(Enumerable.Range(1, 55).Select(static number => $"F{number:00}"), rows);
    }

    [Fact]
    public void Every_row_names_a_test_that_is_there()
    {
        foreach (Match row in Row().Matches(s_page))
        {
            var named = TestNames.In(row.Groups["shown"].Value);

            Assert.True(named.Count > 0, $"{row.Groups["fault"]} names no test");
            Assert.All(named, name => Assert.True(TestNames.All.Contains(name), $"{row.Groups["fault"]}: there is no test {name}"));
        }
    }

    [GeneratedRegex(@"^\| (?<fault>F\d\d) \|.*\|(?<shown>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
