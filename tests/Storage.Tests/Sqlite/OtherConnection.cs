using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Tests.Sqlite;

/// <summary>The file as another program opens it.</summary>
internal static class OtherConnection
{
    internal static SqliteConnection To(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "chatagency.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    internal static object? Ask(this SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
