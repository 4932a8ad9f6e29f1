namespace ChatAgency.Simulators.Stores;

/// <summary>
/// One server of each kind for all clusters of a run; each cluster has a name of its own in it. A server starts with
/// the first test that asks for it.
/// </summary>
public sealed class ClusterStores : IAsyncDisposable
{
    private readonly Lazy<Task<RedisServer>> _redis = new(static () => RedisServer.StartAsync());
    // Several clusters at once, each with as many connections as docs/cluster.md says.
    private readonly Lazy<Task<PostgresServer>> _postgres = new(static () => PostgresServer.StartAsync("max_connections=300"));

    /// <summary>Every kind that a cluster is tested on.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["redis", "postgres"];

    /// <summary>The store of this kind.</summary>
    public async Task<ClusterStore> TakeAsync(string kind) => kind switch
    {
        "redis" => InRedis(await _redis.Value),
        "postgres" => await DatabaseAsync(await _postgres.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No cluster is tested on it."),
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // One that did not start has nothing to end, and must not leave the others running.
        if (_redis.IsValueCreated && _redis.Value.IsCompletedSuccessfully) await (await _redis.Value).DisposeAsync();
        if (_postgres.IsValueCreated && _postgres.Value.IsCompletedSuccessfully) await (await _postgres.Value).DisposeAsync();
    }

    private static ClusterStore InRedis(RedisServer server) => new(server.Port, server.Folder, static port => Settings("redis", $"127.0.0.1:{port}"));

    // Empty: the silos make the tables as they start.
    private static async Task<ClusterStore> DatabaseAsync(PostgresServer server)
    {
        var database = await server.CreateDatabaseAsync();
        return new ClusterStore(server.Port, server.Folder, port => new Dictionary<string, string>(Settings("postgres", server.ConnectionString(database, port))) { ["Storage__CreateSchema"] = "true" });
    }

    private static Dictionary<string, string> Settings(string provider, string connection) => new()
    {
        ["Cluster__Provider"] = provider,
        ["Storage__Provider"] = provider,
        ["ConnectionStrings__Cluster"] = connection,
        ["ConnectionStrings__Storage"] = connection,
    };
}
