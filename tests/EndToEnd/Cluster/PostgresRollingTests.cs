using ChatAgency.EndToEnd.Running;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>The same on PostgreSQL, whose tables the silos make as they start.</summary>
public sealed class PostgresRollingTests : RollingTests
{
    private readonly OwnPostgres postgres;

    public PostgresRollingTests()
        : this(new OwnPostgres())
    {
    }

    private PostgresRollingTests(OwnPostgres postgres)
        : base(postgres) => this.postgres = postgres;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
