using ChatAgency.Storage.DataFolder;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAgency.Tool.Tests.Schemas;

public sealed class SqliteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-tool-").FullName;

    [Fact]
    public async Task It_is_made_once_and_says_so()
    {
        Assert.Equal(ExitCodes.NotSo, (await Run.OfAsync("schema", "status", "--data-dir", _folder)).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
        var made = await Run.OfAsync("schema", "apply", "--data-dir", _folder);
        Assert.Equal((ExitCodes.Done, ""), (made.Code, made.Errors));
        Assert.Contains("sqlite (DATA_DIR): version 0 → 2", made.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to do", (await Run.OfAsync("schema", "apply", "--data-dir", _folder)).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, (await Run.OfAsync("schema", "status", "--data-dir", _folder)).Code);
    }

    [Fact]
    public async Task A_folder_that_an_agency_holds_is_left_alone()
    {
        using var held = Assert.IsType<DataFolderClaim.Taken>(DataFolderLock.Claim(_folder)).Lock;
        var refused = await Run.OfAsync("schema", "apply", "--data-dir", _folder);
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.Contains("DATA_DIR: is held by another process", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_one_is_a_fault()
    {
        await Run.OfAsync("schema", "apply", "--data-dir", _folder);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "chatagency.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new SqliteCommand("INSERT INTO agency_schema (version, name, needs) VALUES (99, 'later', 99)", connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var refused = await Run.OfAsync("schema", "apply", "--data-dir", _folder);
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.Contains("has schema 99, this version knows 2", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NotSo, (await Run.OfAsync("schema", "status", "--data-dir", _folder)).Code);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
