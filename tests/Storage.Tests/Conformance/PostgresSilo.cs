using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Postgres;
using Npgsql;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>A silo on PostgreSQL, and the server for whoever needs a database of its own.</summary>
public sealed class PostgresSilo() : StorageSilo(StorageProviders.Postgres)
{
    private NpgsqlDataSource? _database;

    public PostgresServer Server { get; private set; } = null!;

    public override bool IsOwn => false;

    public override bool Durable => true;

    protected override NpgsqlDataSource? Postgres => _database;

    /// <summary>An empty database.</summary>
    public async Task<NpgsqlDataSource> NewDatabaseAsync(string more = "") => NpgsqlDataSource.Create(Server.ConnectionString(await Server.CreateDatabaseAsync()) + more);

    protected override async Task PrepareAsync()
    {
        Server = await PostgresServer.StartAsync();
        _database = await NewDatabaseAsync();
        PostgresSchema.Apply(_database);
    }

    protected override async Task CleanUpAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        if (Server is not null) await Server.DisposeAsync();
    }
}
