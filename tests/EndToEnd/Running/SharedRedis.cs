using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedRedis))]

namespace ChatAgency.EndToEnd.Running;

/// <summary>One Redis for all clusters of a run; each has a name of its own in it. It starts with the first that asks.</summary>
public sealed class SharedRedis : IClusterStore, IAsyncDisposable
{
    private readonly Lazy<Task<RedisServer>> server = new(static () => RedisServer.StartAsync());

    internal Task<RedisServer> ServerAsync() => server.Value;

    public async Task<IReadOnlyDictionary<string, string>> SettingsAsync(int? port = null)
    {
        var address = port is { } other ? $"127.0.0.1:{other}" : (await ServerAsync()).ConnectionString;
        return new Dictionary<string, string>
        {
            ["Cluster__Provider"] = "redis",
            ["Storage__Provider"] = "redis",
            ["ConnectionStrings__Cluster"] = address,
            ["ConnectionStrings__Storage"] = address,
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated) await (await server.Value).DisposeAsync();
    }
}
