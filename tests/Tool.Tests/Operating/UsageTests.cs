using ChatAgency.Tool.Tests.Schemas;
using Xunit;

namespace ChatAgency.Tool.Tests.Operating;

/// <summary>How the operators' commands are said; what they do is tried against a running agency.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("agents")]
    [InlineData("agents show")]
    [InlineData("agents rollback code")]
    [InlineData("agents try code two 10")]
    [InlineData("agents edit code no-such-file.md")]
    [InlineData("routing set slack T1 no-such-file.json")]
    [InlineData("routing prefer slack T1 U1")]
    public async Task What_cannot_be_understood_ends_with_64(string line) => Assert.Equal(ExitCodes.Usage, (await Run.OfAsync(line.Split(' '))).Code);

    [Theory]
    [InlineData("agents --help", "retire")]
    [InlineData("agents try --help", "--address")]
    [InlineData("routing --help", "prefer")]
    public async Task Help_says_what_there_is(string line, string word)
    {
        var help = await Run.OfAsync(line.Split(' '));
        Assert.Equal(ExitCodes.Done, help.Code);
        Assert.Contains(word, help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agents list --address agency:5001")]
    [InlineData("agents list --address ftp://agency")]
    [InlineData("routing show web local --address nonsense")]
    public async Task An_address_that_is_none_and_a_token_that_is_missing_are_named_together(string line)
    {
        var refused = await Run.OfAsync(line.Split(' '));
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.Contains("--address: is not one such as http://agency:5001.", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("ADMIN_TOKEN: is not set", refused.Errors, StringComparison.Ordinal);
    }
}
