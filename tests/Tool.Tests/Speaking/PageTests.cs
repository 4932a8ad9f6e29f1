using System.Text.RegularExpressions;
using ChatAgency.Simulators;
using Xunit;

namespace ChatAgency.Tool.Tests.Speaking;

/// <summary>What the pages tell to type is understood. Who runs it all is tests/EndToEnd.</summary>
public sealed partial class PageTests
{
    private static readonly string s_root = RepositoryRoot.Find();

    public static TheoryData<string> Lines =>
    [
        .. Directory.EnumerateFiles(Path.Combine(s_root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(s_root, "README.md"))
            .SelectMany(File.ReadLines).SelectMany(static line => Typed().Matches(line)).Select(static found => found.Groups[1].Value.Trim()).Distinct(),
    ];

    [Fact]
    public void There_are_many() => Assert.True(Lines.Count > 20);

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_line_for_the_command_line_is_one_that_it_understands(string line)
    {
        var parsed = CommandLine.All().Parse([.. Words().Matches(line).Select(static word => Given(word.Value.Trim('"')))]);
        Assert.Empty(parsed.Errors.Select(static error => error.Message));
        Assert.Empty(parsed.CommandResult.Command.Subcommands);
    }

    // Some commands want their file to be there.
    private static string Given(string word) =>
        word.EndsWith(".json", StringComparison.Ordinal) || word.EndsWith(".md", StringComparison.Ordinal) ? Path.Combine(s_root, File.Exists(Path.Combine(s_root, word)) ? word : "README.md") : word;

    [GeneratedRegex(@"dotnet run --project src/Tool -- ([^`>]+)")]
    private static partial Regex Typed();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();
}
