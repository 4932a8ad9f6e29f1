using System.Data.Common;
using System.Globalization;

namespace ChatAgency.Storage.Schema;

/// <summary>
/// Which steps of a schema a database has: it stands in a table of its own, <c>agency_schema</c>. All steps that are
/// missing are one transaction, and a lock lets several silos begin at once.
/// </summary>
/// <param name="scripts">All steps that this version knows.</param>
/// <param name="isThere">Asks for the number of tables called <c>agency_schema</c>.</param>
/// <param name="takeLock">Waits until no other program changes the schema, until the end of the transaction; null where a transaction does so anyway.</param>
internal sealed class SchemaLedger(IReadOnlyList<SchemaScript> scripts, string isThere, string? takeLock)
{
    /// <summary>Seconds. Whoever waits for another's steps, or fills a large table, needs more than a read.</summary>
    private const int Patience = 300;

    private const string Create =
        """
        CREATE TABLE IF NOT EXISTS agency_schema (
            version integer PRIMARY KEY,
            name    text    NOT NULL,
            needs   integer NOT NULL,
            applied timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
        );
        """;

    internal SchemaState Look(DbConnection connection) => Look(connection, null);

    /// <summary>Applies what is missing. One that is too new is left as it is.</summary>
    /// <returns>What was found before.</returns>
    internal SchemaState Apply(DbConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        if (takeLock is not null) Execute(connection, transaction, takeLock);
        var before = Look(connection, transaction);
        if (before.Standing is SchemaStanding.Missing or SchemaStanding.Old)
        {
            Execute(connection, transaction, Create);
            foreach (var script in scripts.Where(script => script.Version > before.Found)) Execute(connection, transaction, Step(script));
            transaction.Commit();
        }

        return before;
    }

    /// <summary>What <see cref="Apply"/> would run on an empty database.</summary>
    internal string Text() => string.Join("\n", ["BEGIN;", .. new[] { takeLock }.OfType<string>(), Create, .. scripts.Select(Step), "COMMIT;"]) + "\n";

    private SchemaState Look(DbConnection connection, DbTransaction? transaction)
    {
        var known = scripts[^1].Version;
        return Number(connection, transaction, isThere) == 0
            ? new SchemaState(0, 0, known)
            : new SchemaState(Number(connection, transaction, "SELECT coalesce(max(version), 0) FROM agency_schema"), Number(connection, transaction, "SELECT coalesce(max(needs), 0) FROM agency_schema"), known);
    }

    private static string Step(SchemaScript script) =>
        string.Create(CultureInfo.InvariantCulture, $"{script.Text}\nINSERT INTO agency_schema (version, name, needs) VALUES ({script.Version}, '{script.Name}', {script.Needs});\n");

    private static int Number(DbConnection connection, DbTransaction? transaction, string text)
    {
        using var command = Command(connection, transaction, text);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(DbConnection connection, DbTransaction transaction, string text)
    {
        using var command = Command(connection, transaction, text);
        command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string text)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = Patience;
#pragma warning disable CA2100 // Constants and scripts of this assembly.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
