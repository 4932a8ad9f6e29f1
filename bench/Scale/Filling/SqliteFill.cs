using Microsoft.Data.Sqlite;

namespace ChatAgency.Scale.Filling;

/// <summary>Fills the embedded store by one statement, without its log and its syncs: a fill that dies is begun anew.</summary>
internal sealed class SqliteFill : IFilledStore
{
    private const string Statement = """
        WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < $count)
        INSERT INTO grain_state (state_name, grain_id, version, modified, payload)
        SELECT t.state_name, substr(t.grain_id, 1, length(t.grain_id) - length($template)) || $prefix || ($epoch + n / 1000000) || '.' || printf('%06d', n % 1000000), t.version, t.modified, t.payload
        FROM number CROSS JOIN grain_state t
        WHERE t.state_name = 'conversation' AND t.grain_id LIKE '%' || $template
        """;

    public Task<IReadOnlyDictionary<string, string>> NewAsync() => Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    public async Task FillAsync(string dataFolder, IReadOnlyDictionary<string, string> settings, Generated filling, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataFolder, "chatagency.db"), Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = Statement;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$count", filling.Count);
        command.Parameters.AddWithValue("$template", filling.Template);
        command.Parameters.AddWithValue("$prefix", filling.Prefix);
        command.Parameters.AddWithValue("$epoch", Generated.Epoch);
        var made = await command.ExecuteNonQueryAsync(cancellationToken);
        if (made != filling.Count) throw new InvalidOperationException($"{made} conversations were made, not {filling.Count}.");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
