using ChatAgency.Storage.Sqlite.Schema;
using Xunit;

namespace ChatAgency.Storage.Tests.Sqlite;

public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_new_file_has_the_latest_schema_and_opens_again()
    {
        for (var i = 0; i < 2; i++) await Stores.Open(_folder.Path).Close();

        using var connection = OtherConnection.To(_folder.Path);
        Assert.True(Migrations.Latest >= 1);
        Assert.Equal((long)Migrations.Latest, connection.Ask("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await Stores.Open(_folder.Path).Close();
        using (var connection = OtherConnection.To(_folder.Path)) connection.Ask("PRAGMA user_version = 999");

        Refused("schema 999", "newer version");
        using var after = OtherConnection.To(_folder.Path);
        Assert.Equal(999L, after.Ask("PRAGMA user_version"));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_alone()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.Of("chatagency.db")};Pooling=False"))
        {
            connection.Open();
            connection.Ask("CREATE TABLE theirs (x)");
        }

        Refused("another program");
        using var after = OtherConnection.To(_folder.Path);
        Assert.Equal(1L, after.Ask("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(_folder.Of("chatagency.db"), string.Concat(Enumerable.Repeat("no database ", 1_000)));
        Refused("not a SQLite database");
    }

    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        await Stores.Open(_folder.Path).Close();
        using (var file = File.OpenWrite(_folder.Of("chatagency.db")))
        {
            file.Position = 100;
            file.Write(new byte[2_000]);
        }

        Refused("damaged", "backup");
    }

    [Fact]
    public void A_path_that_cannot_be_a_file_is_refused()
    {
        Directory.CreateDirectory(_folder.Of("chatagency.db"));
        Refused("cannot be used", "write");
    }

    public void Dispose() => _folder.Dispose();

    private void Refused(params string[] words)
    {
        var fault = Assert.Throws<StorageException>(() => Stores.Open(_folder.Path));
        Assert.All([.. words, "chatagency.db", _folder.Path, "DATA_DIR"], word => Assert.Contains(word, fault.Message, StringComparison.Ordinal));
    }
}
