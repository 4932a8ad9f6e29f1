using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Sqlite.Reading;
using ChatAgency.Storage.Sqlite.Schema;
using ChatAgency.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Storage.Sqlite;

/// <summary>The open file: one thread that writes, some that read.</summary>
internal sealed class SqliteStore
{
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);

    private readonly Writer _writer;
    private readonly Readers _readers;

    private SqliteStore(Writer writer, Readers readers) => (_writer, _readers) = (writer, readers);

    /// <summary>Opens the file in the data folder, made when it is not there, and brings its tables to this version.</summary>
    /// <exception cref="StorageException">It cannot be used; the message says why and what to do.</exception>
    internal static SqliteStore Open(string dataDir, StorageMonitor monitor, TimeProvider time, ILogger log)
    {
        var file = new StoreFile(dataDir);
        try
        {
            file.Create();
            return Open(file, monitor, time, log);
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw file.Fault("The silo cannot start", fault);
        }
    }

    internal Task<StoredRecord?> Find(RecordKey key, CancellationToken cancellationToken) => _readers.Find(key, cancellationToken);

    internal Task<ChangeOutcome> Make(Change change, CancellationToken cancellationToken) => _writer.Make(change, cancellationToken);

    /// <summary>Finishes what waits, empties the log into the file and closes it.</summary>
    internal async Task Close()
    {
        await _readers.Stop();
        await _writer.Stop();
    }

    private static SqliteStore Open(StoreFile file, StorageMonitor monitor, TimeProvider time, ILogger log)
    {
        var connection = file.OpenForWriting();
        try
        {
            SqliteSchema.Apply(connection, file);
            var readers = new Readers(file);
            return new SqliteStore(new Writer(new WriteSession(connection, time), file, monitor, log, ProbeEvery), readers);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
