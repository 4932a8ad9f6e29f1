namespace ChatAgency.Storage.Sqlite.Reading;

/// <summary>The wish to read one record; the outcome is null when there is none.</summary>
internal sealed class Lookup(RecordKey key) : Request<StoredRecord?>
{
    internal RecordKey Key { get; } = key;
}
