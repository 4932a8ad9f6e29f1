using Orleans.TestingHost;
using Xunit;

namespace ChatAgency.Storage.Tests.Reminding;

/// <summary>Orleans' own reminder table over the project's queries, in a silo that may be restarted.</summary>
public abstract class ReminderCase : IAsyncLifetime
{
    private static readonly DateTime At = new(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private readonly string _service = Guid.NewGuid().ToString("N");
    private InProcessTestCluster? _cluster;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReminderTable Table => (IReminderTable)_cluster!.Silos[0].ServiceProvider.GetService(typeof(IReminderTable))!;

    public virtual async ValueTask InitializeAsync() => await StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_reminder_outlives_its_silo()
    {
        var written = Reminder("a", "sweep");
        var etag = await Table.UpsertRow(written, Cancel);
        await _cluster!.DisposeAsync();
        await StartAsync();

        var read = await Table.ReadRow(written.GrainId, "sweep", Cancel);
        Assert.Equal((written.GrainId, "sweep", At, TimeSpan.FromMinutes(1), etag), (read!.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
    }

    [Fact]
    public async Task One_is_written_over_and_removed_by_who_has_read_it_last()
    {
        var reminder = Reminder("a", "sweep");
        var first = await Table.UpsertRow(reminder, Cancel);
        reminder.Period = TimeSpan.FromDays(60);
        var second = await Table.UpsertRow(reminder, Cancel);
        await Table.UpsertRow(Reminder("a", "other"), Cancel);

        Assert.NotEqual(first, second);
        Assert.Equal(TimeSpan.FromDays(60), (await Table.ReadRow(reminder.GrainId, "sweep", Cancel))!.Period);
        Assert.Equal(["other", "sweep"], (await Table.ReadRows(reminder.GrainId, Cancel)).Reminders.Select(static found => found.ReminderName).Order());
        Assert.False(await Table.RemoveRow(reminder.GrainId, "sweep", first!, Cancel));
        Assert.True(await Table.RemoveRow(reminder.GrainId, "sweep", second!, Cancel));
        Assert.False(await Table.RemoveRow(reminder.GrainId, "sweep", second!, Cancel));
        Assert.Null(await Table.ReadRow(reminder.GrainId, "sweep", Cancel));
    }

    [Fact]
    public async Task Every_part_of_the_ring_has_its_own()
    {
        var written = Enumerable.Range(0, 40).Select(static i => Reminder($"g{i}", "sweep")).ToList();
        foreach (var reminder in written) await Table.UpsertRow(reminder, Cancel);
        foreach (var (begin, end) in new[] { (0u, 0x40000000u), (0x40000000u, 0xC0000000u), (0xC0000000u, 0x20000000u), (5u, 5u) })
        {
            var expected = written.Select(static reminder => reminder.GrainId).Where(grain => IsIn(grain.GetUniformHashCode(), begin, end)).Order();
            Assert.Equal(expected, (await Table.ReadRows(begin, end, Cancel)).Reminders.Select(static found => found.GrainId).Order());
        }
    }

    protected abstract void Configure(ISiloBuilder silo);

    private static bool IsIn(uint hash, uint begin, uint end) => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    private static ReminderEntry Reminder(string key, string name) =>
        new() { GrainId = GrainId.Create("reminded", key), ReminderName = name, StartAt = At, Period = TimeSpan.FromMinutes(1) };

    private async Task StartAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = _service;
        builder.ConfigureSilo((_, silo) => Configure(silo));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }
}
