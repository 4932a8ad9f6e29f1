using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Storage;
using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Schema;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatAgency.Silo.Storage;

/// <summary>Whether the agency's tables are in a PostgreSQL that is used, and fit; makes them where that is allowed.</summary>
internal sealed class SchemaCheck(string setting, PostgresConnection connection, IOptions<StorageOptions> options) : IStartupCheck
{
    private const string Command = "run 'dotnet run --project src/Tool -- schema apply', or set Storage__CreateSchema=true";

    public IReadOnlyList<StartupFault> Check()
    {
        // One that does not answer is reported by its own check.
        if (options.ValidOrNull() is not { } storage || connection.Fault() is not null) return [];
        try
        {
            var state = storage.CreateSchema ? PostgresSchema.Apply(connection.Shared) : PostgresSchema.Look(connection.Shared);
            return Problem(state, storage.CreateSchema) is { } problem ? [new StartupFault(setting, problem)] : [];
        }
        catch (NpgsqlException e)
        {
            return [new StartupFault(setting, $"names a PostgreSQL whose tables cannot be looked at or made ({(e as PostgresException)?.SqlState ?? e.GetType().Name}): give its user the right, or let another {Command}.")];
        }
    }

    private static string? Problem(SchemaState state, bool isMade) => state.Standing switch
    {
        SchemaStanding.TooNew => $"names a PostgreSQL whose tables are of version {state.Found}; this program knows {state.Known}: run the newer program that made them.",
        SchemaStanding.Missing when !isMade => $"names a PostgreSQL that has no tables of the agency: {Command}.",
        SchemaStanding.Old when !isMade => $"names a PostgreSQL whose tables are of version {state.Found}; this program needs {state.Known}: {Command}.",
        _ => null,
    };
}
