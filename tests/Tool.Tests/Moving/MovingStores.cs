using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Postgres;
using ChatAgency.Tool.Tests.Moving;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(MovingStores))]

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>A server of each kind for all tests of this program; every place in it is new.</summary>
public sealed class MovingStores : IAsyncDisposable
{
    private readonly Lazy<Task<RedisServer>> _redis = new(static () => RedisServer.StartAsync("no"));
    private readonly Lazy<Task<AzuriteServer>> _azurite = new(static () => AzuriteServer.StartAsync());
    private readonly Lazy<Task<(PostgresServer Server, string Database)>> _postgres = new(PostgresAsync);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moving-");
    private int _places;

    /// <summary>All that can be copied from and to.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["sqlite", "redis", "postgres", "azureblob"];

    internal async Task<Place> NewAsync(string kind)
    {
        var name = $"place{Interlocked.Increment(ref _places)}";
        return new Place(kind, $"{kind}:{await WhereAsync(kind, name)}", name, name);
    }

    /// <summary>A file that is not there yet.</summary>
    internal string NewFile() => Path.Combine(_folder.FullName, $"progress{Interlocked.Increment(ref _places)}.db");

    public async ValueTask DisposeAsync()
    {
        // One that did not start has nothing to end, and must not leave the others running.
        if (_redis.IsValueCreated && _redis.Value.IsCompletedSuccessfully) await (await _redis.Value).DisposeAsync();
        if (_azurite.IsValueCreated && _azurite.Value.IsCompletedSuccessfully) await (await _azurite.Value).DisposeAsync();
        if (_postgres.IsValueCreated && _postgres.Value.IsCompletedSuccessfully) await (await _postgres.Value).Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<string> WhereAsync(string kind, string name) => kind switch
    {
        "sqlite" => Path.Combine(_folder.FullName, name),
        "redis" => (await _redis.Value).ConnectionString,
        "postgres" => (await _postgres.Value).Database,
        _ => (await _azurite.Value).ConnectionString,
    };

    private static async Task<(PostgresServer, string)> PostgresAsync()
    {
        var server = await PostgresServer.StartAsync();
        var database = server.ConnectionString(await server.CreateDatabaseAsync());
        await using var source = NpgsqlDataSource.Create(database);
        PostgresSchema.Apply(source);
        return (server, database);
    }
}
