using Xunit;

namespace ChatAgency.Tool.Tests.Schemas;

public sealed class UsageTests
{
    [Theory]
    [InlineData("schema", "destroy")]
    [InlineData("schema", "apply", "--database", "mysql")]
    [InlineData("schema")]
    [InlineData("nonsense")]
    public async Task What_cannot_be_understood_ends_with_64(params string[] args) => Assert.Equal(ExitCodes.Usage, (await Run.OfAsync(args)).Code);

    [Theory]
    [InlineData("--help", "schema")]
    [InlineData("schema --help", "apply")]
    [InlineData("schema apply --help", "--connection")]
    public async Task Help_says_what_there_is(string line, string word)
    {
        var help = await Run.OfAsync(line.Split(' '));
        Assert.Equal(ExitCodes.Done, help.Code);
        Assert.Contains(word, help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--connection", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=planted-secret", "does not answer (ConnectionRefused)")]
    [InlineData("--connection", "planted-secret", "is not a connection string of PostgreSQL")]
    public async Task A_database_that_cannot_be_reached_ends_with_78_and_its_password_is_not_said(string option, string value, string why)
    {
        var refused = await Run.OfAsync("schema", "status", option, value);
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.Contains(why, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", refused.Errors + refused.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres", "CREATE TABLE grain_state")]
    [InlineData("sqlite", "CREATE TABLE orleans_grain_state")]
    public async Task The_statements_are_shown(string database, string statement)
    {
        var shown = await Run.OfAsync("schema", "show", "--database", database);
        Assert.Equal((ExitCodes.Done, ""), (shown.Code, shown.Errors));
        Assert.StartsWith("BEGIN;", shown.Output, StringComparison.Ordinal);
        Assert.Contains(statement, shown.Output, StringComparison.Ordinal);
    }
}
