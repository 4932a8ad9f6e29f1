using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatAgency.Storage.Sqlite.Writing;

/// <summary>The statements that change records, on the one connection that writes. Used by one thread; owns the connection.</summary>
internal sealed class WriteSession(SqliteConnection connection, TimeProvider time) : IDisposable
{
    private const string ThisVersion = "state_name = $name AND grain_id = $id AND version = $expected";

    private readonly VersionSource _versions = new(connection);
    private readonly Statement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement _commit = new(connection, "COMMIT");
    private readonly Statement _insert = new(
        connection,
        "INSERT INTO grain_state (state_name, grain_id, version, modified, payload) VALUES ($name, $id, $version, $now, $payload) ON CONFLICT DO NOTHING",
        "$name", "$id", "$version", "$now", "$payload");

    private readonly Statement _update = new(
        connection,
        $"UPDATE grain_state SET version = $version, modified = $now, payload = $payload WHERE {ThisVersion}",
        "$name", "$id", "$version", "$now", "$payload", "$expected");

    private readonly Statement _delete = new(connection, $"DELETE FROM grain_state WHERE {ThisVersion}", "$name", "$id", "$expected");
    private readonly Statement _stored = new(connection, "SELECT version FROM grain_state WHERE state_name = $name AND grain_id = $id", "$name", "$id");

    private bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Starts a transaction.</summary>
    internal void Begin()
    {
        if (InTransaction) Abandon();
        _begin.Execute();
    }

    /// <summary>Returns when all since <see cref="Begin"/> is on the disk.</summary>
    internal void Commit() => _commit.Execute();

    /// <summary>Undoes all since <see cref="Begin"/>, unless SQLite has done so itself.</summary>
    internal void Abandon()
    {
        _versions.Forget();
        if (InTransaction) connection.Execute("ROLLBACK");
    }

    /// <summary>Makes the change if the stored version is the expected one. A record that is not there need not be cleared.</summary>
    internal ChangeOutcome Apply(Change change) =>
        change.Kind == ChangeKind.Write || (change.Kind == ChangeKind.Blank && change.Expected is not null) ? Put(change) : Delete(change);

    /// <summary>A transaction that proves the file writable.</summary>
    internal void Probe()
    {
        Begin();
        _versions.Reserve();
        Commit();
    }

    /// <summary>Moves the log into the main file and empties it, as far as other readers let it.</summary>
    internal void Checkpoint() => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<IDisposable>)[_versions, _begin, _commit, _insert, _update, _delete, _stored]) statement.Dispose();
        connection.Dispose();
    }

    private ChangeOutcome Put(Change change)
    {
        var (name, id) = change.Key;
        var (version, now) = (_versions.Next(), time.GetUtcNow().ToUnixTimeMilliseconds());
        var changed = change.Expected is { } expected
            ? _update.Execute(name, id, version, now, change.Payload, expected)
            : _insert.Execute(name, id, version, now, change.Payload);
        return changed == 1 ? new ChangeOutcome(true, version) : new ChangeOutcome(false, Stored(change.Key));
    }

    private ChangeOutcome Delete(Change change)
    {
        if (change.Expected is { } expected && _delete.Execute(change.Key.StateName, change.Key.GrainId, expected) == 1)
            return new ChangeOutcome(true, null);
        var stored = Stored(change.Key);
        return new ChangeOutcome(change.Expected is null && stored is null, stored);
    }

    private long? Stored(RecordKey key) => _stored.Number(key.StateName, key.GrainId);
}
