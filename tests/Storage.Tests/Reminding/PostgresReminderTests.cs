using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Tests.Conformance;
using Npgsql;

namespace ChatAgency.Storage.Tests.Reminding;

public sealed class PostgresReminderTests(PostgresSilo postgres) : ReminderCase
{
    private NpgsqlDataSource _database = null!;

    public override async ValueTask InitializeAsync()
    {
        _database = await postgres.NewDatabaseAsync();
        PostgresSchema.Apply(_database);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected override void Configure(ISiloBuilder silo) =>
        silo.UseAdoNetReminderService(options => (options.Invariant, options.DataSource) = ("Npgsql", _database));
}
