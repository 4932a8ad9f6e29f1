namespace ChatAgency.Simulators.Stores;

/// <summary>
/// One server of each kind for all clusters of a run; each cluster has a name of its own in it. A server starts with
/// the first test that asks for it.
/// </summary>
public sealed class ClusterStores : IAsyncDisposable
{
    private readonly Lazy<Task<RedisServer>> _redis = new(static () => RedisServer.StartAsync());

    /// <summary>Every kind that a cluster is tested on.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["redis"];

    /// <summary>The store of this kind.</summary>
    public async Task<ClusterStore> TakeAsync(string kind) => kind switch
    {
        "redis" => new ClusterStore((await _redis.Value).Port, static port => Settings("redis", $"127.0.0.1:{port}")),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No cluster is tested on it."),
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_redis.IsValueCreated) await (await _redis.Value).DisposeAsync();
    }

    private static Dictionary<string, string> Settings(string provider, string connection) => new()
    {
        ["Cluster__Provider"] = provider,
        ["Storage__Provider"] = provider,
        ["ConnectionStrings__Cluster"] = connection,
        ["ConnectionStrings__Storage"] = connection,
    };
}
