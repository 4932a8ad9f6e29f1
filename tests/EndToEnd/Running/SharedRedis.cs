using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedRedis))]

namespace ChatAgency.EndToEnd.Running;

/// <summary>One Redis for all clusters of a run; each has a name of its own in it. It starts with the first that asks.</summary>
public sealed class SharedRedis : IAsyncDisposable
{
    private readonly Lazy<Task<RedisServer>> server = new(static () => RedisServer.StartAsync());

    internal Task<RedisServer> ServerAsync() => server.Value;

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated) await (await server.Value).DisposeAsync();
    }
}
