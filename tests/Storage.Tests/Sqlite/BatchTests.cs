using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Sqlite;
using ChatAgency.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Storage.Tests.Sqlite;

public sealed class BatchTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_gathers_during_a_commit_goes_into_the_next_one_together()
    {
        // The monitor's clock is read once a commit.
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        var start = clock.GetUtcNow();
        var monitor = new StorageMonitor(StorageProviders.Sqlite, StoragePromise.Kept, clock);
        var store = SqliteStore.Open(_folder.Path, monitor, TimeProvider.System, NullLogger.Instance);

        var outcomes = await BehindALock(() => Enumerable.Range(0, 200).Select(i => store.Make(Stores.Write(Stores.Other(i), null, 1), None)));

        Assert.All(outcomes, static outcome => Assert.True(outcome.Done));
        Assert.InRange((monitor.Status.LastWrite!.Value - start).TotalSeconds, 1, 2);
        await store.Close();
    }

    [Fact]
    public async Task A_conflict_is_the_outcome_of_its_change_alone()
    {
        var store = Stores.Open(_folder.Path);
        var stored = (await store.Make(Stores.Write(null, 1), None)).Version!.Value;

        var outcomes = await BehindALock<ChangeOutcome>(() =>
        [
            store.Make(Stores.Write(Stores.Other(1), null, 1), None),
            store.Make(Stores.Write(stored + 1, 2), None),
            store.Make(Stores.Write(null, 3), None),
            store.Make(Stores.Write(Stores.Other(2), null, 1), None),
            store.Make(Stores.Delete(stored + 1), None),
        ]);

        Assert.Equal([true, false, false, true, false], outcomes.Select(static outcome => outcome.Done));
        Assert.Equal(stored, outcomes[1].Version);
        Assert.Equal([1], (await store.Find(Stores.Key, None))!.Payload);
        Assert.NotNull(await store.Find(Stores.Other(2), None));
        await store.Close();
    }

    [Fact]
    public async Task Changes_of_one_record_in_one_batch_see_each_other()
    {
        var store = Stores.Open(_folder.Path);
        var outcomes = await BehindALock(() => Enumerable.Range(0, 20).Select(i => store.Make(Stores.Write(null, (byte)i), None)));

        Assert.Single(outcomes, static outcome => outcome.Done);
        await store.Close();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Holds the writer up with a lock of another connection until all changes are queued.</summary>
    private async Task<T[]> BehindALock<T>(Func<IEnumerable<Task<T>>> changes)
    {
        using var other = OtherConnection.To(_folder.Path);
        other.Ask("BEGIN IMMEDIATE");
        var queued = changes().ToArray();
        other.Ask("ROLLBACK");
        return await Task.WhenAll(queued);
    }
}
