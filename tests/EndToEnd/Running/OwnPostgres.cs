using ChatAgency.Simulators.Stores;

namespace ChatAgency.EndToEnd.Running;

/// <summary>A PostgreSQL of one test's own, empty: what comes first makes the tables.</summary>
public sealed class OwnPostgres : IClusterStore, IAsyncDisposable
{
    /// <summary>The server asks for no password: this one is there to be looked for where it must not be.</summary>
    public const string Password = "planted-password";

    private readonly Lazy<Task<PostgresServer>> server = new(static () => PostgresServer.StartAsync());

    internal Task<PostgresServer> ServerAsync() => server.Value;

    public async Task<IReadOnlyDictionary<string, string>> SettingsAsync(int? port = null)
    {
        var text = $"{(await ServerAsync()).ConnectionString(await (await ServerAsync()).CreateDatabaseAsync(), port)};Password={Password}";
        return new Dictionary<string, string>
        {
            ["Cluster__Provider"] = "postgres",
            ["Storage__Provider"] = "postgres",
            ["Storage__CreateSchema"] = "true",
            ["ConnectionStrings__Cluster"] = text,
            ["ConnectionStrings__Storage"] = text,
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated) await (await server.Value).DisposeAsync();
    }
}
