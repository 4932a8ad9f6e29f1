using System.Net;
using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Tests.Conformance;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;
using Xunit;

namespace ChatAgency.Storage.Tests.Postgres;

/// <summary>Orleans' own membership table over the project's queries: of two changes at once one is made, whole.</summary>
public sealed class MembershipTests(PostgresSilo postgres) : IAsyncLifetime
{
    private static readonly DateTime Now = new(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private NpgsqlDataSource _database = null!;
    private IMembershipTable _table = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.NewDatabaseAsync();
        PostgresSchema.Apply(_database);
        _table = await TableAsync("one");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_table_begins_empty_with_a_version_and_clusters_do_not_meet()
    {
        Assert.Empty((await _table.ReadAllAsync(Cancel)).Members);
        Assert.True(await InsertAsync(Silo(1)));
        await _table.InitializeMembershipTableAsync(true, Cancel);
        Assert.Single((await _table.ReadAllAsync(Cancel)).Members);
        Assert.Empty((await (await TableAsync("two")).ReadAllAsync(Cancel)).Members);
    }

    [Fact]
    public async Task A_member_is_read_as_it_was_written()
    {
        var silo = Silo(1);
        silo.SuspectTimes = [Tuple.Create(Silo(2).SiloAddress, Now)];
        Assert.True(await InsertAsync(silo));
        Assert.True(await UpdateAsync(silo));
        var read = Assert.Single((await _table.ReadRowAsync(silo.SiloAddress, Cancel)).Members).Item1;
        Assert.Equal((silo.SiloAddress, silo.SiloName, silo.HostName, silo.Status, silo.ProxyPort), (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort));
        Assert.Equal((silo.StartTime, silo.IAmAliveTime), (read.StartTime, read.IAmAliveTime));
        Assert.Equal(silo.SuspectTimes, read.SuspectTimes);

        silo.IAmAliveTime = Now.AddSeconds(3);
        await _table.UpdateIAmAliveAsync(silo, Cancel);
        var absent = await _table.ReadRowAsync(Silo(9).SiloAddress, Cancel);
        Assert.Empty(absent.Members);
        var all = await _table.ReadAllAsync(Cancel);
        Assert.Equal(silo.IAmAliveTime, all.Members.Single().Item1.IAmAliveTime);
        Assert.Equal(all.Version, absent.Version);
    }

    [Fact]
    public async Task Of_many_changes_of_one_version_one_is_made()
    {
        var version = (await _table.ReadAllAsync(Cancel)).Version.Next();
        var inserted = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => _table.InsertRowAsync(Silo(i), version, Cancel)));
        Assert.Single(inserted, true);
        var (entry, etag) = Assert.Single((await _table.ReadAllAsync(Cancel)).Members);

        version = (await _table.ReadAllAsync(Cancel)).Version.Next();
        var updated = await Task.WhenAll(Enumerable.Range(1, 10).Select(_ => _table.UpdateRowAsync(entry, etag, version, Cancel)));
        Assert.Single(updated, true);
        Assert.Equal(2, (await _table.ReadAllAsync(Cancel)).Version.Version);
    }

    [Fact]
    public async Task A_member_that_is_there_is_not_inserted_and_one_that_is_not_there_is_not_updated_and_neither_counts()
    {
        Assert.True(await InsertAsync(Silo(1)));
        Assert.False(await InsertAsync(Silo(1)));
        Assert.False(await UpdateAsync(Silo(2)));
        Assert.Equal(1, (await _table.ReadAllAsync(Cancel)).Version.Version);
    }

    [Fact]
    public async Task Those_that_are_long_gone_are_cleaned_up_and_the_living_are_not()
    {
        foreach (var (number, status) in new[] { (1, SiloStatus.Active), (2, SiloStatus.Dead), (3, SiloStatus.Dead) })
        {
            var silo = Silo(number);
            (silo.Status, silo.IAmAliveTime) = (status, number == 3 ? Now : Now.AddDays(-7));
            Assert.True(await InsertAsync(silo));
        }

        await _table.CleanupDefunctSiloEntriesAsync(Now.AddDays(-1), Cancel);
        Assert.Equal([1, 3], (await _table.ReadAllAsync(Cancel)).Members.Select(static member => member.Item1.SiloAddress.Generation).Order());
        await _table.DeleteMembershipTableEntriesAsync("one", Cancel);
        await _table.InitializeMembershipTableAsync(true, Cancel);
        Assert.Empty((await _table.ReadAllAsync(Cancel)).Members);
    }

    private async Task<bool> InsertAsync(MembershipEntry entry) => await _table.InsertRowAsync(entry, (await _table.ReadAllAsync(Cancel)).Version.Next(), Cancel);

    private async Task<bool> UpdateAsync(MembershipEntry entry)
    {
        var read = await _table.ReadAllAsync(Cancel);
        var etag = read.Members.Where(member => member.Item1.SiloAddress.Equals(entry.SiloAddress)).Select(static member => member.Item2).FirstOrDefault("0");
        return await _table.UpdateRowAsync(entry, etag, read.Version.Next(), Cancel);
    }

    private async Task<IMembershipTable> TableAsync(string cluster)
    {
        var table = new AdoNetClusteringTable(
            postgres.Services,
            Options.Create(new ClusterOptions { ClusterId = cluster, ServiceId = cluster }),
            Options.Create(new AdoNetClusteringSiloOptions { Invariant = "Npgsql", DataSource = _database }),
            NullLogger<AdoNetClusteringTable>.Instance);
        await table.InitializeMembershipTableAsync(true, Cancel);
        return table;
    }

    private static MembershipEntry Silo(int number) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11111, number),
        SiloName = $"silo {number}",
        HostName = "höst",
        Status = SiloStatus.Active,
        ProxyPort = 30000,
        StartTime = Now.AddMinutes(-1),
        IAmAliveTime = Now,
    };
}
