using System.Text;
using ChatAgency.Simulators.Stores;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace ChatAgency.Scale.Filling;

/// <summary>Fills databases of a PostgreSQL server of its own: the ids by COPY, since Orleans' hash of them is counted here, and the records by one statement.</summary>
internal sealed class PostgresFill(PostgresServer server) : IFilledStore
{
    private const string Template = "SELECT id_text, id_hash FROM grain_state WHERE state = 'conversation' AND id_text LIKE '%' || $1";
    private const string Ids = "COPY filled (id_hash, id_text) FROM STDIN (FORMAT binary)";
    private const string Records = """
        INSERT INTO grain_state (service, state, id_hash, id_first, id_last, id_text, version, payload)
        SELECT t.service, t.state, f.id_hash, t.id_first, t.id_last, f.id_text, t.version, t.payload
        FROM filled f CROSS JOIN grain_state t
        WHERE t.state = 'conversation' AND t.id_text = $1
        """;

    // What the server would else tidy up in the middle of a measurement.
    private static readonly string[] s_tidying = ["VACUUM ANALYZE grain_state", "CHECKPOINT"];

    private static readonly OrleansDefaultHasher s_hasher = new();

    // At its default of 1 GB the server tidies up in the middle of a measurement, whatever was tidied before.
    public static async Task<IFilledStore> StartAsync() => new PostgresFill(await PostgresServer.StartAsync("max_wal_size=8GB", "checkpoint_timeout=1h"));

    public async Task<IReadOnlyDictionary<string, string>> NewAsync() => new Dictionary<string, string>
    {
        ["Storage__Provider"] = "postgres",
        ["Storage__CreateSchema"] = "true",
        ["ConnectionStrings__Storage"] = server.ConnectionString(await server.CreateDatabaseAsync()),
    };

    public async Task FillAsync(string dataFolder, IReadOnlyDictionary<string, string> settings, Generated filling, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(settings["ConnectionStrings__Storage"] + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync(cancellationToken);
        var template = await TemplateAsync(connection, filling.Template, cancellationToken);
        await RunAsync(connection, "CREATE TEMPORARY TABLE filled (id_hash integer NOT NULL, id_text text NOT NULL)", cancellationToken);
        await WriteIdsAsync(connection, template[..^filling.Template.Length] + filling.Prefix, filling.Count, cancellationToken);
        await using var fill = new NpgsqlCommand(Records, connection) { Parameters = { new NpgsqlParameter { Value = template } } };
        var made = await fill.ExecuteNonQueryAsync(cancellationToken);
        if (made != filling.Count) throw new InvalidOperationException($"{made} conversations were made, not {filling.Count}.");
        foreach (var statement in s_tidying) await RunAsync(connection, statement, cancellationToken);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>The whole id of the template as it stands in the table.</summary>
    private static async Task<string> TemplateAsync(NpgsqlConnection connection, string template, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Template, connection) { Parameters = { new NpgsqlParameter { Value = template } } };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) throw new InvalidOperationException($"{template} is not in the store.");
        var id = row.GetString(0);
        // Records under another hash would never be found: old conversations would be measured as new ones.
        return Hash(id) == row.GetInt32(1) ? id : throw new InvalidOperationException($"Orleans hashes {id} to {row.GetInt32(1)}, not to {Hash(id)}.");
    }

    private static async Task WriteIdsAsync(NpgsqlConnection connection, string prefix, int count, CancellationToken cancellationToken)
    {
        await using var ids = await connection.BeginBinaryImportAsync(Ids, cancellationToken);
        for (var number = 0; number < count; number++)
        {
            var id = prefix + Generated.Root(number);
            await ids.StartRowAsync(cancellationToken);
            await ids.WriteAsync(Hash(id), NpgsqlDbType.Integer, cancellationToken);
            await ids.WriteAsync(id, NpgsqlDbType.Text, cancellationToken);
        }

        await ids.CompleteAsync(cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>As Orleans' ADO.NET storage hashes a key that is text: its UTF-8, the last byte first.</summary>
    private static int Hash(string id)
    {
        var bytes = Encoding.UTF8.GetBytes(id);
        Array.Reverse(bytes);
        return s_hasher.Hash(bytes);
    }
}
