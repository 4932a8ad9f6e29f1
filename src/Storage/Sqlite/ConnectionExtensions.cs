using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Sqlite;

internal static class ConnectionExtensions
{
    /// <summary>Runs statements of this project's own that give no rows back.</summary>
    internal static void Execute(this SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants and scripts of this project only.
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Asks for one number.</summary>
    internal static long Number(this SqliteConnection connection, string text)
    {
        using var statement = new Statement(connection, text);
        return statement.Number() ?? 0;
    }
}
