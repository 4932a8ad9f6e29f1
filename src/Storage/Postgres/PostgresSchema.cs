using ChatAgency.Storage.Schema;
using Npgsql;

namespace ChatAgency.Storage.Postgres;

/// <summary>The agency's tables in PostgreSQL: membership, reminders, grain state and keys. A database has them all, whatever it is used for.</summary>
public static class PostgresSchema
{
    private static readonly SchemaLedger Ledger = Of(SchemaScript.Of("Postgres"));

    /// <summary>The statements that make the whole schema, to be run by <c>psql</c>.</summary>
    public static string Text => Ledger.Text();

    /// <summary>The same of other steps.</summary>
    internal static SchemaLedger Of(IReadOnlyList<SchemaScript> scripts) => new(
        scripts,
        "SELECT count(*) FROM pg_catalog.pg_class WHERE oid = to_regclass('agency_schema')",
        // Any number that no other program takes.
        "SELECT pg_advisory_xact_lock(7311437843571081559);");

    /// <summary>How far the tables have come.</summary>
    /// <exception cref="NpgsqlException">The database does not answer, or refuses.</exception>
    public static SchemaState Look(NpgsqlDataSource database)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.OpenConnection();
        return Ledger.Look(connection);
    }

    /// <summary>Makes or completes the tables; those that are too new stay as they are. Several may do so at once.</summary>
    /// <returns>What was found before.</returns>
    /// <exception cref="NpgsqlException">The database does not answer or refuses, and nothing has changed.</exception>
    public static SchemaState Apply(NpgsqlDataSource database)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.OpenConnection();
        return Ledger.Apply(connection);
    }
}
