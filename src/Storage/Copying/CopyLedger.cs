using System.Globalization;
using ChatAgency.Storage.DataFolder;
using ChatAgency.Storage.Moving;
using ChatAgency.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Copying;

/// <summary>
/// How far a copy has come, in a file of its own: of each record, which version of the source is in the target, and the hash of what was
/// written. It holds the ids of grains and no word of any record. A record is entered after it was written: what a crash leaves out is copied
/// once more.
/// </summary>
public sealed class CopyLedger : IDisposable
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS copy (id INTEGER PRIMARY KEY CHECK (id = 1), source TEXT NOT NULL, target TEXT NOT NULL, pass INTEGER NOT NULL, finished TEXT) STRICT;
        CREATE TABLE IF NOT EXISTS record (
            state TEXT NOT NULL, grain TEXT NOT NULL,
            seen    TEXT NOT NULL,    -- the version that the source has
            pass    INTEGER NOT NULL, -- when it was seen
            version TEXT,             -- the version that the target has; null: none yet
            hash    BLOB,
            PRIMARY KEY (state, grain)
        ) STRICT, WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;

    private CopyLedger(SqliteConnection connection) => _connection = connection;

    /// <summary>When the copy was found whole; null while it is under way.</summary>
    public DateTimeOffset? FinishedAt => Text("SELECT finished FROM copy") is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>True until the first pass has begun.</summary>
    internal bool IsNew => _connection.Number("SELECT pass FROM copy") == 0;

    /// <summary>How many records are in the target.</summary>
    internal long Count => _connection.Number("SELECT count(*) FROM record WHERE version IS NOT NULL");

    /// <summary>How many are not there, or in another version.</summary>
    internal long Changed => _connection.Number("SELECT count(*) FROM record WHERE version IS NOT seen");

    /// <summary>Opens the file, or makes it for its owner only.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">What is copied, in words that are the same each time and hold no secret.</param>
    /// <param name="target">Where to.</param>
    /// <exception cref="StorageException">The file cannot be used, or belongs to another copy.</exception>
    public static CopyLedger Open(string path, string source, string target)
    {
        try
        {
            OwnerOnly.OpenFile(path, FileShare.ReadWrite).Dispose();
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
            connection.Open();
            var ledger = new CopyLedger(connection);
            ledger.Prepare(path, source, target);
            return ledger;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The progress file {path} cannot be used: let this user write there, or name another by --progress.", fault);
        }
    }

    /// <summary>Notes that the copy was found whole, or that it goes on.</summary>
    public void Finish(DateTimeOffset? at)
    {
        using var set = new Statement(_connection, "UPDATE copy SET finished = $at", "$at");
        set.Execute(at?.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    internal long Begin()
    {
        _connection.Execute("UPDATE copy SET pass = pass + 1");
        return _connection.Number("SELECT pass FROM copy");
    }

    internal void Note(IReadOnlyList<RecordHead> heads, long pass) => Each(
        heads,
        "INSERT INTO record (state, grain, seen, pass) VALUES ($state, $grain, $seen, $pass) ON CONFLICT DO UPDATE SET seen = excluded.seen, pass = excluded.pass",
        ["$state", "$grain", "$seen", "$pass"],
        (note, head) => note.Execute(head.Name.State, head.Name.Grain, head.Version, pass));

    internal void Copied(IReadOnlyList<(RawRecord Record, byte[] Hash)> records) => Each(
        records,
        "UPDATE record SET version = $version, hash = $hash WHERE state = $state AND grain = $grain",
        ["$version", "$hash", "$state", "$grain"],
        static (note, copied) => note.Execute(copied.Record.Version, copied.Hash, copied.Record.Name.State, copied.Record.Name.Grain));

    internal void Forget(IReadOnlyList<RecordName> names) => Each(
        names,
        "DELETE FROM record WHERE state = $state AND grain = $grain",
        ["$state", "$grain"],
        static (forget, name) => forget.Execute(name.State, name.Grain));

    /// <summary>The next ones that are to be copied, in the order of their names.</summary>
    internal IReadOnlyList<RecordName> NextChanged(RecordName after, int most)
    {
        using var find = new Statement(
            _connection,
            "SELECT state, grain FROM record WHERE (state, grain) > ($state, $grain) AND version IS NOT seen ORDER BY state, grain LIMIT $most",
            "$state", "$grain", "$most");
        return Names(find, after.State, after.Grain, most);
    }

    /// <summary>The next ones that this pass has not seen, in the order of their names.</summary>
    internal IReadOnlyList<RecordName> NextGone(long pass, RecordName after, int most)
    {
        using var find = new Statement(
            _connection,
            "SELECT state, grain FROM record WHERE (state, grain) > ($state, $grain) AND pass < $pass ORDER BY state, grain LIMIT $most",
            "$state", "$grain", "$pass", "$most");
        return Names(find, after.State, after.Grain, pass, most);
    }

    /// <summary>The hash of what was written of a record; null where nothing was.</summary>
    internal byte[]? HashOf(RecordName name)
    {
        using var find = new Statement(_connection, "SELECT hash FROM record WHERE state = $state AND grain = $grain AND version IS NOT NULL", "$state", "$grain");
        using var rows = find.Rows(name.State, name.Grain);
        return rows.Read() ? rows.GetFieldValue<byte[]>(0) : null;
    }

    private static List<RecordName> Names(Statement find, params ReadOnlySpan<object?> values)
    {
        List<RecordName> names = [];
        using var rows = find.Rows(values);
        while (rows.Read()) names.Add(new RecordName(rows.GetString(0), rows.GetString(1)));
        return names;
    }

    private void Prepare(string path, string source, string target)
    {
        _connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        _connection.Execute(Tables);
        using var insert = new Statement(_connection, "INSERT INTO copy (id, source, target, pass) VALUES (1, $source, $target, 0) ON CONFLICT DO NOTHING", "$source", "$target");
        insert.Execute(source, target);
        var (from, to) = (Text("SELECT source FROM copy"), Text("SELECT target FROM copy"));
        if ((from, to) != (source, target))
            throw new StorageException($"The progress file {path} belongs to the copy from {from} to {to}: name another by --progress.");
    }

    private void Each<T>(IReadOnlyList<T> items, string text, string[] parameters, Action<Statement, T> act)
    {
        _connection.Execute("BEGIN IMMEDIATE");
        try
        {
            using var statement = new Statement(_connection, text, parameters);
            foreach (var item in items) act(statement, item);
            _connection.Execute("COMMIT");
        }
        catch
        {
            _connection.Execute("ROLLBACK");
            throw;
        }
    }

    private string? Text(string text)
    {
        using var statement = new Statement(_connection, text);
        using var rows = statement.Rows();
        return rows.Read() && !rows.IsDBNull(0) ? rows.GetString(0) : null;
    }
}
