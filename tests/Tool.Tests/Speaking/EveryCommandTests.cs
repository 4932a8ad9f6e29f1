using System.CommandLine;
using ChatAgency.Tool.Tests.Schemas;
using Xunit;

namespace ChatAgency.Tool.Tests.Speaking;

/// <summary>What people expect of every command, whatever it does.</summary>
public sealed class EveryCommandTests
{
    /// <summary>All commands and groups of commands; the root is the empty one.</summary>
    public static TheoryData<string> Commands => [.. Under(CommandLine.All(), "")];

    /// <summary>The groups among them, which do nothing by themselves.</summary>
    public static TheoryData<string> Groups => [.. Under(CommandLine.All(), "").Where(static line => Found(line).Subcommands.Count > 0)];

    [Fact]
    public void There_are_some_of_every_kind()
    {
        string[] all = [.. Commands.Select(static row => row.Data)];
        Assert.Superset(new HashSet<string> { "", "store", "store copy", "store export", "store erase", "store import firebase", "schema apply", "doctor", "audit verify" }, all.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_ends_with_0_and_has_every_option_and_command_with_what_it_is_for(string line)
    {
        var command = Found(line);
        foreach (var word in new[] { "--help", "-h", "-?" })
        {
            var help = await Run.OfAsync([.. Words(line), word]);
            Assert.Equal((ExitCodes.Done, ""), (help.Code, help.Errors));
            Assert.All(command.Options, option => Assert.Contains(option.Name, help.Output, StringComparison.Ordinal));
            Assert.All(command.Subcommands, sub => Assert.Contains(sub.Name, help.Output, StringComparison.Ordinal));
        }

        Assert.True(command.Description is { Length: > 10 }, line);
        Assert.All(command.Options.Cast<Symbol>().Concat(command.Arguments), symbol => Assert.True(symbol.Description is { Length: > 4 }, $"{line} {symbol.Name}"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task An_unknown_option_ends_with_64_and_is_named(string line)
    {
        var refused = await Run.OfAsync([.. Words(line), "--no-such-option"]);
        Assert.Equal(ExitCodes.Usage, refused.Code);
        Assert.Contains("--no-such-option", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task A_group_alone_and_an_unknown_command_end_with_64_and_with_words(string line)
    {
        foreach (var words in new[] { Words(line), [.. Words(line), "no-such-command"] })
        {
            var refused = await Run.OfAsync(words);
            Assert.Equal(ExitCodes.Usage, refused.Code);
            Assert.NotEmpty(refused.Errors);
        }
    }

    private static IEnumerable<string> Under(Command command, string line) =>
        command.Subcommands.SelectMany(sub => Under(sub, $"{line} {sub.Name}".TrimStart())).Prepend(line);

    private static Command Found(string line) => Words(line).Aggregate((Command)CommandLine.All(), static (command, word) => command.Subcommands.Single(sub => sub.Name == word));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
