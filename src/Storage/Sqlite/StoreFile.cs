using System.Globalization;
using ChatAgency.Storage.DataFolder;
using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Sqlite;

/// <summary>The database file in the data folder: how it is opened, and how its faults are worded.</summary>
/// <param name="dataDir">As configured; messages repeat it so.</param>
internal sealed class StoreFile(string dataDir)
{
    internal const string Name = "chatagency.db";

    /// <summary>How long a statement waits for another process's lock, in milliseconds; a backup tool holds it for less.</summary>
    private const int BusyTimeout = 5_000;

    /// <summary>The file as messages name it.</summary>
    internal string Description { get; } = $"the record store {Name} in the data folder {dataDir} (DATA_DIR)";

    internal bool Exists => File.Exists(FullPath);

    internal string FullPath { get; } = Path.Combine(Path.GetFullPath(dataDir), Name);

    /// <summary>Makes folder and file for their owner only, when they are not there. SQLite gives its side files the same mode.</summary>
    internal void Create()
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(FullPath)!);
        OwnerOnly.OpenFile(FullPath, FileShare.ReadWrite).Dispose();
    }

    /// <summary>
    /// A connection whose commits are on the disk when they return. What is deleted is written over with zeros: erased
    /// words do not stay behind in the file.
    /// </summary>
    internal SqliteConnection OpenForWriting() => Open(
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA fullfsync = 1;
        PRAGMA checkpoint_fullfsync = 1;
        PRAGMA secure_delete = ON;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -16000;
        """);

    /// <summary>A connection that cannot write.</summary>
    internal SqliteConnection OpenForReading() => Open("PRAGMA query_only = 1; PRAGMA cache_size = -8000;");

    /// <summary>The fault of tables that a later version made.</summary>
    internal StorageException TooNew(long found, long known) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The silo cannot start: {Description} has schema {found}, this version knows {known}: run the newer version that wrote it, or restore a backup."));

    /// <summary>The fault in words for operators.</summary>
    internal StorageException Fault(string what, Exception cause) =>
        new($"{what}: {Description} {Why(cause)}", cause);

    private SqliteConnection Open(string settings)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = FullPath, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = BusyTimeout / 1000 };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusyTimeout};"));
            connection.Execute(settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Why(Exception cause) => (cause as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 => "is locked by another process. Stop that process.",
        8 or 3 => "is read-only. Let this user write to the file and its folder.",
        10 => "cannot be read or written (disk error). Check the disk and the system's log.",
        11 => "is damaged. Stop the agency, keep a copy of the file, and restore a backup.",
        13 => "has no room to grow: the disk is full. Free space; nothing needs a restart.",
        14 => "cannot be opened. Let this user write to the file and its folder, or set DATA_DIR.",
        26 => "is not a SQLite database. Move it away, or set DATA_DIR to another folder.",
        { } code => $"reports SQLite error {code}.",
        null => $"cannot be used ({cause.GetType().Name}). Let this user write to the file and its folder, or set DATA_DIR.",
    };
}
