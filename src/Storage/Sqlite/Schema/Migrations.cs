using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChatAgency.Storage.Sqlite.Schema;

/// <summary>
/// Brings the file's tables to this version. Each script is one step, in a transaction of its own with the step's number
/// in <c>user_version</c>; a script that has been released never changes.
/// </summary>
internal static class Migrations
{
    private const long ApplicationId = 0x43684167;

    /// <summary>The scripts' number: the schema that this version knows.</summary>
    internal static int Latest { get; } = typeof(Migrations).Assembly.GetManifestResourceNames().Count(static name => name.StartsWith("Schema/", StringComparison.Ordinal));

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="StorageException">The file is another program's, or a newer version of the agency wrote it.</exception>
    internal static void Apply(SqliteConnection connection, StoreFile file)
    {
        var current = connection.Number("PRAGMA user_version");
        if (IsForeign(connection))
            throw new StorageException($"The silo cannot start: {file.Description} belongs to another program. Move it away, or set DATA_DIR to another folder.");
        if (current > Latest)
            throw file.TooNew(current, Latest);
        for (var step = current + 1; step <= Latest; step++) Apply(connection, step);
    }

    private static bool IsForeign(SqliteConnection connection) =>
        connection.Number("PRAGMA application_id") != ApplicationId && connection.Number("SELECT count(*) FROM sqlite_schema") > 0;

    private static void Apply(SqliteConnection connection, long step)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Scripts of this assembly; a PRAGMA takes no parameters.
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"{Script(step)}\nPRAGMA user_version = {step};");
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private static string Script(long step)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Schema/{step:0000}.sql");
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
