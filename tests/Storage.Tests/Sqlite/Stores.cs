using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Sqlite;
using ChatAgency.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAgency.Storage.Tests.Sqlite;

internal static class Stores
{
    internal static readonly RecordKey Key = new("state", "grain/1");

    internal static StorageMonitor Monitor() => new(StorageProviders.Sqlite, StoragePromise.Kept, TimeProvider.System);

    internal static SqliteStore Open(string folder) => SqliteStore.Open(folder, Monitor(), TimeProvider.System, NullLogger.Instance);

    internal static Change Write(long? expected, params byte[] payload) => Write(Key, expected, payload);

    internal static Change Write(RecordKey key, long? expected, params byte[] payload) => new(ChangeKind.Write, key, expected, payload);

    internal static Change Delete(long? expected) => new(ChangeKind.Delete, Key, expected, null);

    internal static RecordKey Other(int number) => Key with { GrainId = $"grain/other-{number}" };
}
