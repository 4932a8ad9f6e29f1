using System.Net;
using ChatAgency.Storage;
using Npgsql;
using StackExchange.Redis;

namespace ChatAgency.Tool.Moving;

/// <summary>
/// Which silos have a server's records open, by the names that their connections give themselves. A silo keeps one open however quiet it
/// is; of one that was killed the operating system closes them at once.
/// </summary>
internal static class StoreHolders
{
    private const string InPostgres = "SELECT host(client_addr) FROM pg_stat_activity WHERE datname = current_database() AND application_name = @title";

    /// <summary>The silos in Redis; null where it does not let this user ask.</summary>
    /// <param name="redis">Where.</param>
    /// <param name="title">The name of their connections.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">It does not answer.</exception>
    internal static async Task<IReadOnlyList<string>?> InRedisAsync(IConnectionMultiplexer redis, string title, CancellationToken cancellationToken)
    {
        try
        {
            var lists = redis.GetServers().Where(static server => server is { IsConnected: true, IsReplica: false }).Select(static server => server.ExecuteAsync("CLIENT", "LIST"));
            var clients = (await Task.WhenAll(lists).WaitAsync(cancellationToken)).SelectMany(static list => list.ToString().Split('\n')).Select(static line => line.Split(' '));
            return Words(clients.Where(client => client.Contains($"name={title}")).Select(static client => Address(client.First(static field => field.StartsWith("addr=", StringComparison.Ordinal)))));
        }
        catch (RedisServerException)
        {
            return null;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            throw new StorageException("Redis could not be asked who uses it: it does not answer.");
        }
    }

    /// <summary>The same in PostgreSQL, which lets every user ask.</summary>
    internal static async Task<IReadOnlyList<string>?> InPostgresAsync(NpgsqlDataSource database, string title, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(InPostgres);
            command.Parameters.AddWithValue("title", title);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            List<string?> addresses = [];
            // Whose connection it is, is for everybody; from where it comes, for those with the right.
            while (await rows.ReadAsync(cancellationToken)) addresses.Add(await rows.IsDBNullAsync(0, cancellationToken) ? null : rows.GetString(0));
            return Words(addresses);
        }
        catch (NpgsqlException e)
        {
            throw new StorageException($"PostgreSQL could not be asked who uses it ({e.GetType().Name}).", e);
        }
    }

    private static IReadOnlyList<string> Words(IEnumerable<string?> addresses) =>
        [.. addresses.Distinct().Order(StringComparer.Ordinal).Select(static address => address is null ? "a silo has it" : $"a silo at {address} has it")];

    private static string Address(string field) => IPEndPoint.TryParse(field["addr=".Length..], out var from) ? from.Address.ToString() : field["addr=".Length..];
}
