using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Schema;
using ChatAgency.Storage.Tests.Conformance;
using Npgsql;
using Xunit;

namespace ChatAgency.Storage.Tests.Postgres;

/// <summary>The tables in PostgreSQL, from none to those of this version and beyond.</summary>
public sealed class SchemaTests(PostgresSilo postgres)
{
    private static readonly IReadOnlyList<SchemaScript> Scripts = SchemaScript.Of("Postgres");

    private static readonly int Known = Scripts[^1].Version;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Steps_are_numbered_without_a_gap_and_need_no_later_one()
    {
        Assert.Equal(Enumerable.Range(1, Known), Scripts.Select(static script => script.Version));
        Assert.All(Scripts, static script => Assert.InRange(script.Needs, 1, script.Version));
    }

    [Fact]
    public async Task It_is_missing_then_made_and_made_again_it_stays()
    {
        await using var database = await postgres.NewDatabaseAsync();
        Assert.Equal(SchemaStanding.Missing, PostgresSchema.Look(database).Standing);
        Assert.Equal(SchemaStanding.Missing, PostgresSchema.Apply(database).Standing);
        Assert.Equal(new SchemaState(Known, Known, Known), PostgresSchema.Apply(database));
        Assert.Equal(SchemaStanding.Fits, PostgresSchema.Look(database).Standing);
    }

    [Fact]
    public async Task Of_many_that_make_it_at_once_one_does_and_none_fails()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var found = new SchemaState[8];
        await Parallel.ForAsync(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = found.Length, CancellationToken = Cancel }, (i, _) =>
        {
            found[i] = PostgresSchema.Apply(database);
            return ValueTask.CompletedTask;
        });
        Assert.Single(found, static state => state.Standing == SchemaStanding.Missing);
        Assert.Equal(found.Length - 1, found.Count(static state => state.Standing == SchemaStanding.Fits));
    }

    [Fact]
    public async Task An_old_one_is_completed_and_keeps_what_is_in_it()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using (var connection = await database.OpenConnectionAsync(Cancel)) PostgresSchema.Of([.. Scripts.Take(2)]).Apply(connection);
        await ExecuteAsync(database, "INSERT INTO cluster_version (cluster, version) VALUES ('kept', 7)");

        Assert.Equal(SchemaStanding.Old, PostgresSchema.Look(database).Standing);
        Assert.Equal(2, PostgresSchema.Apply(database).Found);
        Assert.Equal(SchemaStanding.Fits, PostgresSchema.Look(database).Standing);
        Assert.Equal(7, await NumberAsync(database, "SELECT version FROM cluster_version WHERE cluster = 'kept'"));
    }

    [Fact]
    public async Task A_newer_one_is_refused_and_left_alone_unless_what_is_new_does_not_concern_this_version()
    {
        await using var database = await postgres.NewDatabaseAsync();
        PostgresSchema.Apply(database);
        await ExecuteAsync(database, $"INSERT INTO agency_schema (version, name, needs) VALUES ({Known + 1}, 'an index more', {Known})");
        Assert.Equal(SchemaStanding.Fits, PostgresSchema.Look(database).Standing);
        await ExecuteAsync(database, $"INSERT INTO agency_schema (version, name, needs) VALUES ({Known + 2}, 'another form', {Known + 2})");
        Assert.Equal(SchemaStanding.TooNew, PostgresSchema.Look(database).Standing);
        Assert.Equal(SchemaStanding.TooNew, PostgresSchema.Apply(database).Standing);
        Assert.Equal(Known + 2, await NumberAsync(database, "SELECT count(*) FROM agency_schema"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_behind()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var connection = await database.OpenConnectionAsync(Cancel);
        var broken = PostgresSchema.Of([.. Scripts, new SchemaScript(Known + 1, "broken", Known + 1, "CREATE TABLE nonsense (;")]);
        Assert.Throws<PostgresException>(() => broken.Apply(connection));
        Assert.Equal(0, await NumberAsync(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task The_text_that_is_shown_makes_the_same()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await ExecuteAsync(database, PostgresSchema.Text);
        Assert.Equal(SchemaStanding.Fits, PostgresSchema.Look(database).Standing);
    }

    [Fact]
    public async Task A_schema_of_ones_own_is_named_by_the_connection_string()
    {
        await using var database = await postgres.NewDatabaseAsync(";Search Path=agency");
        await ExecuteAsync(database, "CREATE SCHEMA agency");
        PostgresSchema.Apply(database);
        Assert.Equal(SchemaStanding.Fits, PostgresSchema.Look(database).Standing);
        Assert.Equal(0, await NumberAsync(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string text)
    {
        await using var command = database.CreateCommand(text);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<int> NumberAsync(NpgsqlDataSource database, string text)
    {
        await using var command = database.CreateCommand(text);
        return Convert.ToInt32(await command.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture);
    }
}
