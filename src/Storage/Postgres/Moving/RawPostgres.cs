using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ChatAgency.Storage.Moving;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace ChatAgency.Storage.Postgres.Moving;

/// <summary>
/// The records of one cluster in PostgreSQL, in the table of <see cref="PostgresSchema"/> and under the hashes by which Orleans'
/// provider looks them up.
/// </summary>
/// <param name="database">The caller's, which stays open.</param>
/// <param name="cluster">The cluster's name, <c>Cluster:Name</c>.</param>
public sealed class RawPostgres(NpgsqlDataSource database, string cluster) : IRawStore
{
    private const int PageSize = 500;

    // The primary key has the order already; a table without statistics would be sorted anew for every page.
    private const string ByTheKey = "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off";

    private const string Heads =
        """
        SELECT state, id_text, version, id_hash FROM grain_state
        WHERE service = @service AND (state, id_hash, id_first, id_last, id_text) > (@state, @hash, 0, 0, @id) AND payload IS NOT NULL
        ORDER BY state, id_hash, id_first, id_last, id_text LIMIT @most
        """;

    // Looked up one by one: as a plain join it reads the whole table for every batch while the table has no statistics.
    private const string Read =
        """
        SELECT wanted.state, wanted.id_text, stored.version, stored.payload
        FROM unnest(@states, @hashes, @ids) AS wanted (state, id_hash, id_text), LATERAL (
            SELECT version, payload FROM grain_state
            WHERE service = @service AND state = wanted.state AND id_hash = wanted.id_hash AND id_first = 0 AND id_last = 0
                AND id_text = wanted.id_text AND payload IS NOT NULL
            LIMIT 1) AS stored
        """;

    private const string Write =
        """
        INSERT INTO grain_state (service, state, id_hash, id_first, id_last, id_text, version, payload)
        SELECT @service, state, id_hash, 0, 0, id_text, nextval('grain_state_version'), payload
        FROM unnest(@states, @hashes, @ids, @payloads) AS given (state, id_hash, id_text, payload)
        ON CONFLICT (service, state, id_hash, id_first, id_last, id_text)
        DO UPDATE SET payload = excluded.payload, version = excluded.version, modified = now()
        """;

    private const string Remove =
        """
        DELETE FROM grain_state WHERE ctid = ANY (ARRAY(
            SELECT stored.place FROM unnest(@states, @hashes, @ids) AS gone (state, id_hash, id_text), LATERAL (
                SELECT ctid AS place FROM grain_state
                WHERE service = @service AND state = gone.state AND id_hash = gone.id_hash AND id_first = 0 AND id_last = 0
                    AND id_text = gone.id_text
                LIMIT 1) AS stored))
        """;

    private static readonly OrleansDefaultHasher Hasher = new();

    /// <inheritdoc/>
    public string Place
    {
        get
        {
            var at = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            return $"postgres {at.Host}:{at.Port}/{at.Database}{(at.SearchPath is { Length: > 0 } path ? $" {path}" : "")}, cluster {cluster}";
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<RecordHead>> HeadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (last, hash) = (new RecordName("", ""), int.MinValue);
        while (true)
        {
            (var page, hash) = await Told("listed", PageAsync(last, hash, cancellationToken));
            if (page.Count == 0) yield break;
            last = page[^1].Name;
            yield return page;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RawRecord>> ReadAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken) => Told("read", FindAsync(names, cancellationToken));

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<RawRecord> records, CancellationToken cancellationToken) => Told("written", PutAsync(records, cancellationToken));

    /// <inheritdoc/>
    public Task RemoveAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken) => Told("removed", DeleteAsync(names, cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // As Orleans' provider takes it of a key that is text: the bytes from the last to the first.
    private static int Hash(string grain)
    {
        var bytes = Encoding.UTF8.GetBytes(grain);
        if (BitConverter.IsLittleEndian) Array.Reverse(bytes);
        return Hasher.Hash(bytes);
    }

    private async Task<(List<RecordHead> Page, int Hash)> PageAsync(RecordName after, int hash, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var plan = new NpgsqlCommand(ByTheKey, connection);
        await plan.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Heads, connection);
        command.Parameters.AddWithValue("service", cluster);
        command.Parameters.AddWithValue("state", after.State);
        command.Parameters.AddWithValue("hash", hash);
        command.Parameters.AddWithValue("id", after.Grain);
        command.Parameters.AddWithValue("most", PageSize);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<RecordHead>(PageSize);
        while (await rows.ReadAsync(cancellationToken))
        {
            page.Add(new RecordHead(new RecordName(rows.GetString(0), rows.GetString(1)), Word(rows.GetInt32(2))));
            hash = rows.GetInt32(3);
        }

        return (page, hash);
    }

    private async Task<IReadOnlyList<RawRecord>> FindAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken)
    {
        await using var command = Of(Read, names);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<RawRecord> found = [];
        while (await rows.ReadAsync(cancellationToken))
            found.Add(new RawRecord(new RecordName(rows.GetString(0), rows.GetString(1)), Word(rows.GetInt32(2)), rows.GetFieldValue<byte[]>(3)));
        return found;
    }

    private async Task<bool> PutAsync(IReadOnlyList<RawRecord> records, CancellationToken cancellationToken)
    {
        await using var command = Of(Write, [.. records.Select(static record => record.Name)]);
        command.Parameters.Add(new NpgsqlParameter("payloads", NpgsqlDbType.Array | NpgsqlDbType.Bytea) { Value = records.Select(static record => record.Body.ToArray()).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    private async Task<bool> DeleteAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken)
    {
        await using var command = Of(Remove, names);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    private NpgsqlCommand Of(string text, IReadOnlyList<RecordName> names)
    {
        var command = database.CreateCommand(text);
        command.Parameters.AddWithValue("service", cluster);
        command.Parameters.AddWithValue("states", names.Select(static name => name.State).ToArray());
        command.Parameters.AddWithValue("hashes", names.Select(static name => Hash(name.Grain)).ToArray());
        command.Parameters.AddWithValue("ids", names.Select(static name => name.Grain).ToArray());
        return command;
    }

    private static string Word(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static async Task<T> Told<T>(string what, Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (PostgresException refusal)
        {
            throw new StorageException($"Records in PostgreSQL could not be {what}: it refuses ({refusal.SqlState}).", refusal);
        }
        catch (NpgsqlException silence)
        {
            throw new StorageException($"Records in PostgreSQL could not be {what}: it does not answer ({silence.GetType().Name}).", silence);
        }
    }
}
