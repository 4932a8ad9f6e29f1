using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Sqlite;
using ChatAgency.Storage.Sqlite.Schema;
using ChatAgency.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatAgency.Storage.Tests.Sqlite;

public sealed class OutageTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly CommitSignal _commits = new();
    private readonly StorageMonitor _monitor;
    private readonly SqliteConnection _connection;
    private readonly StoreFile _file;
    private Writer? _writer;

    public OutageTests()
    {
        _monitor = new StorageMonitor(StorageProviders.Sqlite, StoragePromise.Kept, _commits);
        _file = new StoreFile(_folder.Path);
        _file.Create();
        _connection = _file.OpenForWriting();
        Migrations.Apply(_connection, _file);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_writes_work_again_when_there_is_room()
    {
        var writer = Start(probeEvery: TimeSpan.FromDays(1));
        var version = (await writer.Make(Stores.Write(null, 1), None)).Version;
        _connection.Ask("PRAGMA max_page_count = 20");

        var fault = await Assert.ThrowsAsync<StorageException>(() => writer.Make(Stores.Write(version, new byte[200_000]), None));
        Assert.Contains("disk is full", fault.Message, StringComparison.Ordinal);
        Assert.Contains("disk is full", _monitor.Status.LastError, StringComparison.Ordinal);
        Assert.Equal(1, Gauge.Of("chat_storage_failing", _monitor));

        _connection.Ask("PRAGMA max_page_count = 10000");
        Assert.True((await writer.Make(Stores.Write(version, new byte[200_000]), None)).Done);
        Assert.Null(_monitor.Status.LastError);
        Assert.Equal(0, Gauge.Of("chat_storage_failing", _monitor));
    }

    [Fact]
    public async Task What_finds_no_room_does_not_take_its_neighbours_along()
    {
        var writer = Start(probeEvery: TimeSpan.FromDays(1));
        _connection.Ask("PRAGMA max_page_count = 20");
        using var other = OtherConnection.To(_folder.Path);
        other.Ask("BEGIN IMMEDIATE");
        var small = writer.Make(Stores.Write(Stores.Other(1), null, 1), None);
        var large = writer.Make(Stores.Write(null, new byte[200_000]), None);
        var late = writer.Make(Stores.Write(Stores.Other(2), null, 1), None);
        other.Ask("ROLLBACK");

        Assert.True((await small).Done);
        Assert.True((await late).Done);
        await Assert.ThrowsAsync<StorageException>(() => large);
        Assert.Equal(2L, other.Ask("SELECT count(*) FROM grain_state"));
    }

    [Fact]
    public async Task A_read_only_file_is_said_and_writes_work_again_when_it_is_not()
    {
        var writer = Start(probeEvery: TimeSpan.FromDays(1));
        _connection.Ask("PRAGMA query_only = 1");
        var fault = await Assert.ThrowsAsync<StorageException>(() => writer.Make(Stores.Write(null, 1), None));
        Assert.Contains("read-only", fault.Message, StringComparison.Ordinal);

        _connection.Ask("PRAGMA query_only = 0");
        Assert.True((await writer.Make(Stores.Write(null, 1), None)).Done);
    }

    [Fact]
    public async Task A_version_that_a_lost_transaction_reserved_is_not_given_out()
    {
        var writer = Start(probeEvery: TimeSpan.FromDays(1));
        _connection.Ask("PRAGMA max_page_count = 20");
        await Assert.ThrowsAsync<StorageException>(() => writer.Make(Stores.Write(null, new byte[200_000]), None));
        var version = (await writer.Make(Stores.Write(null, 1), None)).Version;

        using var other = OtherConnection.To(_folder.Path);
        Assert.True(version <= (long)other.Ask("SELECT high FROM version_source")!);
    }

    [Fact]
    public async Task The_end_of_an_outage_is_noticed_though_nobody_writes()
    {
        using var other = OtherConnection.To(_folder.Path);
        other.Ask("ALTER TABLE version_source RENAME TO away");
        var writer = Start(probeEvery: TimeSpan.FromMilliseconds(5));
        await Assert.ThrowsAsync<StorageException>(() => writer.Make(Stores.Write(null, 1), None));
        Assert.NotNull(_monitor.Status.LastError);

        var commit = _commits.Next();
        other.Ask("ALTER TABLE away RENAME TO version_source");
        await commit.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await writer.Make(Stores.Write(null, 1), None);
        Assert.Null(_monitor.Status.LastError);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer!.Stop();
        _folder.Dispose();
    }

    private Writer Start(TimeSpan probeEvery) =>
        _writer = new Writer(new WriteSession(_connection, TimeProvider.System), _file, _monitor, NullLogger.Instance, probeEvery);
}
