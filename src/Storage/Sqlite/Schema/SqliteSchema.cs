using ChatAgency.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Sqlite.Schema;

/// <summary>
/// The tables of Orleans' own providers in the agency's SQLite file: reminders, and grain state for who chooses that
/// provider. The agency's own store has its tables beside them, and its own steps.
/// </summary>
public static class SqliteSchema
{
    private static readonly SchemaLedger Ledger = new(
        SchemaScript.Of("Sqlite"),
        "SELECT count(*) FROM sqlite_schema WHERE name = 'agency_schema'",
        takeLock: null);

    /// <summary>The statements that make the whole schema.</summary>
    public static string Text => Ledger.Text();

    /// <summary>How far the tables have come; a file that is not there has none.</summary>
    /// <param name="dataDir">The data folder, as configured.</param>
    /// <exception cref="StorageException">The file cannot be used; the message says why and what to do.</exception>
    public static SchemaState Look(string dataDir)
    {
        var file = new StoreFile(dataDir);
        return file.Exists ? With(file, "The schema cannot be read", file.OpenForReading, Ledger.Look) : new SchemaState(0, 0, SchemaScript.Of("Sqlite")[^1].Version);
    }

    /// <summary>Makes or completes the file and its tables, the agency's own store's too.</summary>
    /// <param name="dataDir">The data folder, as configured; it must be this process's own.</param>
    /// <returns>What was found before.</returns>
    /// <exception cref="StorageException">The file cannot be used, or is too new; the message says why and what to do.</exception>
    public static SchemaState Apply(string dataDir)
    {
        var file = new StoreFile(dataDir);
        return With(file, "The schema cannot be applied", Open, connection => Apply(connection, file));

        SqliteConnection Open()
        {
            file.Create();
            return file.OpenForWriting();
        }
    }

    internal static SchemaState Apply(SqliteConnection connection, StoreFile file)
    {
        Migrations.Apply(connection, file);
        var before = Ledger.Apply(connection);
        return before.Standing != SchemaStanding.TooNew ? before : throw file.TooNew(before.Found, before.Known);
    }

    private static SchemaState With(StoreFile file, string what, Func<SqliteConnection> open, Func<SqliteConnection, SchemaState> use)
    {
        try
        {
            using var connection = open();
            return use(connection);
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw file.Fault(what, fault);
        }
    }
}
