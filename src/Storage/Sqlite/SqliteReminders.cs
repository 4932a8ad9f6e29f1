using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Sqlite;

/// <summary>Orleans' own reminders in the agency's SQLite file.</summary>
public static class SqliteReminders
{
    // Orleans' word for it, whichever driver it means; it loads Microsoft.Data.Sqlite.
    private const string Invariant = "System.Data.SQLite";

    /// <summary>
    /// Keeps reminders in the file of the <c>sqlite</c> store, which makes the tables when it opens. For one silo on its
    /// own; several have their reminders where they meet.
    /// </summary>
    public static ISiloBuilder UseSqliteReminders(this ISiloBuilder silo, StorageOptions storage)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(storage);
        silo.UseAdoNetReminderService(reminders => reminders.Configure(options =>
        {
            options.Invariant = Invariant;
            options.ConnectionString = ConnectionString(storage.DataDir);
        }));
        return silo;
    }

    // Without a pool: the file's log is emptied into it when the last connection closes.
    private static string ConnectionString(string dataDir) =>
        new SqliteConnectionStringBuilder { DataSource = new StoreFile(dataDir).FullPath, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();
}
