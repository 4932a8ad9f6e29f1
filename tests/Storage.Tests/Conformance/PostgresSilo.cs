using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Moving;
using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Postgres.Moving;
using Npgsql;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>A silo on PostgreSQL, and the server for whoever needs a database of its own.</summary>
public class PostgresSilo() : DistantSilo(StorageProviders.Postgres)
{
    private NpgsqlDataSource? _database;

    public PostgresServer Server { get; private set; } = null!;

    public override string ServerFolder => Server.Folder;

    public override bool IsOwn => false;

    public override Task StopServerAsync() => Server.KillAsync();

    public override Task StartServerAgainAsync() => Server.StartAgainAsync();

    /// <summary>An empty database.</summary>
    public async Task<NpgsqlDataSource> NewDatabaseAsync(string more = "") => NpgsqlDataSource.Create(Server.ConnectionString(await Server.CreateDatabaseAsync()) + more);

    public override IRawStore OpenRaw(RecordPlaces places) => new RawPostgres(_database!, Service);

    protected override async Task<int> StartServerAsync()
    {
        Server = await PostgresServer.StartAsync();
        return Server.Port;
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        // As hosts set it: a call to a server that is silent ends.
        _database = NpgsqlDataSource.Create(Server.ConnectionString(await Server.CreateDatabaseAsync(), Network.Address.Port) + ";Timeout=2;Command Timeout=5;Cancellation Timeout=500");
        PostgresSchema.Apply(_database);
    }

    protected override void Register(ISiloBuilder silo, StorageOptions options) => silo.AddAgencyStorage(options, postgres: _ => _database!);

    protected override async Task CleanUpAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        await base.CleanUpAsync();
        if (Server is not null) await Server.DisposeAsync();
    }
}
