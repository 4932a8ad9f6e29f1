using ChatAgency.Storage.Sqlite;
using ChatAgency.Storage.Sqlite.Writing;
using Xunit;

namespace ChatAgency.Storage.Tests.Sqlite;

public sealed class StoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Commits_reach_the_disk()
    {
        var file = new StoreFile(_folder.Path);
        file.Create();
        using var connection = file.OpenForWriting();

        Assert.Equal("wal", connection.Ask("PRAGMA journal_mode"));
        Assert.Equal(2L, connection.Ask("PRAGMA synchronous")); // FULL
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        var store = Stores.Open(_folder.Path);
        using var reader = new StoreFile(_folder.Path).OpenForReading();

        Assert.ThrowsAny<Microsoft.Data.Sqlite.SqliteException>(() => reader.Ask("DELETE FROM grain_state"));
        await store.Close();
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_leaves_one_file()
    {
        var store = Stores.Open(_folder.Path);
        var writes = Enumerable.Range(0, 1_000).Select(i => store.Make(Stores.Write(Stores.Other(i), null, 1), None)).ToArray();
        await store.Close();

        Assert.All(await Task.WhenAll(writes), static outcome => Assert.True(outcome.Done));
        Assert.Equal(["chatagency.db"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
        var again = Stores.Open(_folder.Path);
        for (var i = 0; i < 1_000; i++) Assert.NotNull(await again.Find(Stores.Other(i), None));
        await again.Close();
    }

    [Fact]
    public async Task After_closing_writes_and_reads_fail_in_words()
    {
        var store = Stores.Open(_folder.Path);
        await store.Close();

        var write = await Assert.ThrowsAsync<StorageException>(() => store.Make(Stores.Write(null, 1), None));
        Assert.Contains("stopping", write.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StorageException>(() => store.Find(Stores.Key, None));
    }

    [Fact]
    public async Task Versions_grow_over_deletion_and_reopening()
    {
        var versions = new List<long>();
        for (var opened = 0; opened < 3; opened++)
        {
            var store = Stores.Open(_folder.Path);
            for (var i = 0; i < 3; i++)
            {
                var written = await store.Make(Stores.Write(null, 1), None);
                versions.Add(written.Version!.Value);
                Assert.Equal(new ChangeOutcome(true, null), await store.Make(Stores.Delete(written.Version), None));
            }

            await store.Close();
        }

        Assert.Equal(versions.Order().Distinct(), versions);
    }

    [Fact]
    public async Task Versions_go_on_when_a_block_is_used_up()
    {
        await Stores.Open(_folder.Path).Close();
        using var connection = new StoreFile(_folder.Path).OpenForWriting();
        using var versions = new VersionSource(connection);
        var last = 0L;
        for (var i = 0; i < (2 * VersionSource.Block) + 1; i++)
        {
            var next = versions.Next();
            if (next <= last) Assert.Fail($"{next} came after {last}.");
            last = next;
        }

        Assert.True(last <= (long)connection.Ask("SELECT high FROM version_source")!);
    }

    [Fact]
    public async Task An_empty_record_left_behind_conflicts_with_who_knows_nothing_of_it()
    {
        var store = Stores.Open(_folder.Path);
        var written = await store.Make(Stores.Write(null, 1), None);
        var blank = await store.Make(new Change(ChangeKind.Blank, Stores.Key, written.Version, null), None);

        Assert.True(blank.Version > written.Version);
        Assert.Null((await store.Find(Stores.Key, None))!.Payload);
        Assert.False((await store.Make(Stores.Write(null, 2), None)).Done);
        Assert.True((await store.Make(Stores.Write(blank.Version, 2), None)).Done);
        Assert.True((await store.Make(new Change(ChangeKind.Blank, Stores.Other(1), null, null), None)).Done);
        Assert.Null(await store.Find(Stores.Other(1), None));
        await store.Close();
    }

    [Fact]
    public async Task Nobody_but_the_owner_reads_the_files()
    {
        var store = Stores.Open(_folder.Of("made"));
        await store.Make(Stores.Write(null, 1), None);

        OwnersAlone.Is(_folder.Of("made"));
        var files = Directory.GetFiles(_folder.Of("made"));
        Assert.Equal(3, files.Length);
        Assert.All(files, OwnersAlone.Is);
        await store.Close();
    }

    public void Dispose() => _folder.Dispose();
}
