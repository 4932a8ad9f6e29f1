using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Sqlite.Reading;

/// <summary>The statement that finds a record. Used by one thread; owns its connection.</summary>
internal sealed class ReadSession(SqliteConnection connection) : IDisposable
{
    private readonly Statement _find = new(
        connection, "SELECT version, payload FROM grain_state WHERE state_name = $name AND grain_id = $id", "$name", "$id");

    internal StoredRecord? Find(RecordKey key)
    {
        using var rows = _find.Rows(key.StateName, key.GrainId);
        return rows.Read() ? new StoredRecord(rows.GetInt64(0), rows.IsDBNull(1) ? null : rows.GetFieldValue<byte[]>(1)) : null;
    }

    public void Dispose()
    {
        _find.Dispose();
        connection.Dispose();
    }
}
