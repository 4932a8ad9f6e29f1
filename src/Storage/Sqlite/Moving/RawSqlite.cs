using System.Globalization;
using System.Runtime.CompilerServices;
using ChatAgency.Storage.DataFolder;
using ChatAgency.Storage.Moving;
using ChatAgency.Storage.Sqlite.Schema;
using ChatAgency.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Sqlite.Moving;

/// <summary>
/// The agency's SQLite file, record by record. For reading it may be a running agency's: readers of a file with a write-ahead log
/// hold nobody up. For writing the data folder must be free, and is held until this is disposed.
/// </summary>
public sealed class RawSqlite : IRawStore
{
    private const int PageSize = 500;

    private readonly StoreFile _file;
    private readonly SqliteConnection _connection;
    private readonly DataFolderLock? _folder;
    private readonly VersionSource _versions;
    private readonly Statement _heads;
    private readonly Statement _find;

    private RawSqlite(StoreFile file, SqliteConnection connection, DataFolderLock? folder)
    {
        (_file, _connection, _folder) = (file, connection, folder);
        _versions = new VersionSource(connection);
        _heads = new Statement(
            connection,
            "SELECT state_name, grain_id, version FROM grain_state WHERE (state_name, grain_id) > ($name, $id) AND payload IS NOT NULL ORDER BY state_name, grain_id LIMIT $most",
            "$name", "$id", "$most");
        _find = new Statement(connection, "SELECT version, payload FROM grain_state WHERE state_name = $name AND grain_id = $id AND payload IS NOT NULL", "$name", "$id");
    }

    /// <summary>Opens the file to be read, also that of a running agency.</summary>
    /// <param name="dataDir">The data folder, as configured.</param>
    /// <exception cref="StorageException">There is no file, or it cannot be read; the message says what to do.</exception>
    public static RawSqlite OpenForReading(string dataDir)
    {
        var file = new StoreFile(dataDir);
        if (!file.Exists) throw new StorageException($"There is no record store in the data folder {dataDir}: name the folder that an agency has as DATA_DIR.");
        return Told(file, "It cannot be copied", () =>
        {
            if (SqliteSchema.Look(dataDir).Standing == ChatAgency.Storage.Schema.SchemaStanding.TooNew)
                throw new StorageException($"The data folder {dataDir} was written by a newer version: copy with the tool of that version.");
            return new RawSqlite(file, file.OpenForReading(), null);
        });
    }

    /// <summary>Takes the folder, and makes the file and its tables where they are missing.</summary>
    /// <param name="dataDir">The data folder, as configured.</param>
    /// <exception cref="StorageException">Another process has the folder, or it cannot be written to; the message says what to do.</exception>
    public static RawSqlite OpenForWriting(string dataDir)
    {
        var claim = DataFolderLock.Claim(dataDir);
        if (claim is not DataFolderClaim.Taken taken) throw new StorageException(((DataFolderClaim.Refused)claim).Message);
        try
        {
            SqliteSchema.Apply(dataDir);
            var file = new StoreFile(dataDir);
            return Told(file, "Nothing can be copied to it", () => new RawSqlite(file, file.OpenForWriting(), taken.Lock));
        }
        catch
        {
            taken.Lock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Place => $"sqlite {_file.FullPath}";

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<RecordHead>> HeadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = new RecordName("", "");
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = Told(_file, "Records cannot be listed", () => Page(last));
            if (page.Count == 0) yield break;
            last = page[^1].Name;
            yield return page;
            await Task.Yield();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RawRecord>> ReadAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RawRecord>>(Told(_file, "Records cannot be read", () => Find(names, cancellationToken)));

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<RawRecord> records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        Together("Records cannot be written", () =>
        {
            using var put = new Statement(
                _connection,
                """
                INSERT INTO grain_state (state_name, grain_id, version, modified, payload) VALUES ($name, $id, $version, unixepoch() * 1000, $payload)
                ON CONFLICT DO UPDATE SET version = excluded.version, modified = excluded.modified, payload = excluded.payload
                """,
                "$name", "$id", "$version", "$payload");
            foreach (var record in records) put.Execute(record.Name.State, record.Name.Grain, _versions.Next(), record.Body.ToArray());
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        Together("Records cannot be removed", () =>
        {
            using var delete = new Statement(_connection, "DELETE FROM grain_state WHERE state_name = $name AND grain_id = $id", "$name", "$id");
            foreach (var name in names) delete.Execute(name.State, name.Grain);
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _versions.Dispose();
        _heads.Dispose();
        _find.Dispose();
        _connection.Dispose();
        _folder?.Dispose();
        return ValueTask.CompletedTask;
    }

    private List<RecordHead> Page(RecordName after)
    {
        var page = new List<RecordHead>(PageSize);
        using var rows = _heads.Rows(after.State, after.Grain, PageSize);
        while (rows.Read()) page.Add(new RecordHead(new RecordName(rows.GetString(0), rows.GetString(1)), Word(rows.GetInt64(2))));
        return page;
    }

    private List<RawRecord> Find(IReadOnlyList<RecordName> names, CancellationToken cancellationToken)
    {
        var found = new List<RawRecord>(names.Count);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var rows = _find.Rows(name.State, name.Grain);
            if (rows.Read()) found.Add(new RawRecord(name, Word(rows.GetInt64(0)), rows.GetFieldValue<byte[]>(1)));
        }

        return found;
    }

    private void Together(string what, Action change) => Told(_file, what, () =>
    {
        _connection.Execute("BEGIN IMMEDIATE");
        try
        {
            change();
            _connection.Execute("COMMIT");
        }
        catch
        {
            _versions.Forget();
            _connection.Execute("ROLLBACK");
            throw;
        }

        return true;
    });

    private static T Told<T>(StoreFile file, string what, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw file.Fault(what, fault);
        }
    }

    private static string Word(long version) => version.ToString(CultureInfo.InvariantCulture);
}
