using ChatAgency.Simulators.Stores;
using Npgsql;
using Xunit;

namespace ChatAgency.Tool.Tests.Schemas;

/// <summary>The commands against a PostgreSQL that takes no connection without TLS.</summary>
public sealed class PostgresTests : IAsyncLifetime
{
    private const string Secret = "planted-secret";
    private PostgresServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartWithTlsAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_is_made_once_over_TLS_and_says_so()
    {
        var database = await NewDatabaseAsync();
        var verified = $"{database};SSL Mode=VerifyFull;Root Certificate={_server.Certificate}";
        var missing = await Run.OfAsync("schema", "status", "--connection", verified);
        Assert.Equal(ExitCodes.NotSo, missing.Code);
        Assert.Contains("missing", missing.Output, StringComparison.Ordinal);
        var made = await Run.OfAsync("schema", "apply", "--connection", verified);
        Assert.Equal((ExitCodes.Done, ""), (made.Code, made.Errors));
        Assert.Contains("postgres (ConnectionStrings__Storage): version 0 → 4", made.Output, StringComparison.Ordinal);
        // Encrypted, without asking who is there.
        Assert.Contains("nothing to do", (await Run.OfAsync("schema", "apply", "--connection", $"{database};SSL Mode=Require")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, (await Run.OfAsync("schema", "status", "--connection", verified)).Code);
    }

    [Theory]
    [InlineData("SSL Mode=Disable", "without TLS")]
    [InlineData("SSL Mode=VerifyFull", "certificate is not trusted")]
    public async Task One_that_is_not_to_be_trusted_or_trusts_nobody_without_TLS_is_named_without_the_password(string mode, string why)
    {
        var refused = await Run.OfAsync("schema", "apply", "--connection", $"{_server.ConnectionString("postgres")};Password={Secret};{mode}");
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.Contains("ConnectionStrings__Storage: names a PostgreSQL that does not answer", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(why, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.Errors + refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_one_is_a_fault_and_left_alone()
    {
        var database = $"{await NewDatabaseAsync()};SSL Mode=Require";
        await Run.OfAsync("schema", "apply", "--connection", database);
        await ExecuteAsync(database, "INSERT INTO agency_schema (version, name, needs) VALUES (99, 'later', 99)");
        Assert.Equal(ExitCodes.Fault, (await Run.OfAsync("schema", "apply", "--connection", database)).Code);
        Assert.Equal(ExitCodes.NotSo, (await Run.OfAsync("schema", "status", "--connection", database)).Code);
    }

    [Fact]
    public async Task A_user_without_the_right_is_told_so()
    {
        var database = $"{await NewDatabaseAsync()};SSL Mode=Require";
        await ExecuteAsync(database, "CREATE ROLE guest LOGIN");
        var refused = await Run.OfAsync("schema", "apply", "--connection", database.Replace("Username=agency", "Username=guest", StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.Contains("permission denied", refused.Errors, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(string database, string text)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<string> NewDatabaseAsync() => _server.ConnectionString(await _server.CreateDatabaseAsync());
}
