using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Tests.Conformance;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.AzureBlob;

/// <summary>A container that is not there, and records that are cleared without being deleted.</summary>
public sealed class ContainerTests(AzureBlobSilo silo)
{
    private const string State = "note";
    private readonly GrainId _grain = GrainId.Create("note-grain", "a");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_container_holds_nothing_and_is_made_by_the_first_write()
    {
        await using var blobs = await FaultyBlobs.StartAsync(silo);
        await blobs.Container.DeleteAsync(cancellationToken: Cancel);
        var state = new GrainState<Note>(new Note { Text = "left over" }, "left over") { RecordExists = true };
        await blobs.Storage.ReadStateAsync(State, _grain, state, Cancel);
        Assert.Equal((null, false), (state.ETag, state.RecordExists));
        await blobs.Storage.ClearStateAsync(State, _grain, state, Cancel);
        await blobs.Storage.WriteStateAsync(State, _grain, state, Cancel);

        Assert.True((await blobs.Container.GetBlobClient("note-note-grain/a.json").ExistsAsync(Cancel)).Value);
    }

    [Fact]
    public async Task Whoever_wrote_to_a_container_that_is_gone_conflicts()
    {
        await using var blobs = await FaultyBlobs.StartAsync(silo);
        var state = new GrainState<Note>(new Note { Text = "a" });
        await blobs.Storage.WriteStateAsync(State, _grain, state, Cancel);
        await blobs.Container.DeleteAsync(cancellationToken: Cancel);
        await Assert.ThrowsAsync<InconsistentStateException>(() => blobs.Storage.ClearStateAsync(State, _grain, state, Cancel));

        await Assert.ThrowsAsync<InconsistentStateException>(() => blobs.Storage.WriteStateAsync(State, _grain, state, Cancel));
    }

    [Fact]
    public async Task A_look_makes_the_container_and_leaves_nothing_in_it()
    {
        await using var blobs = await FaultyBlobs.StartAsync(silo);
        await blobs.Container.DeleteAsync(cancellationToken: Cancel);
        await blobs.Records.ProbeAsync(Cancel);
        await blobs.Records.ProbeAsync(Cancel);

        await foreach (var blob in blobs.Container.GetBlobsAsync(cancellationToken: Cancel)) Assert.Fail(blob.Name);
    }

    [Fact]
    public async Task A_record_that_is_not_deleted_stays_behind_empty_with_a_version_of_its_own()
    {
        await using var blobs = await FaultyBlobs.StartAsync(silo, deletes: false);
        var state = new GrainState<Note>(new Note { Text = "a" });
        await blobs.Storage.WriteStateAsync(State, _grain, state, Cancel);
        var (written, stale) = (state.ETag, new GrainState<Note>(new Note { Text = "stale" }, state.ETag));
        await blobs.Storage.ClearStateAsync(State, _grain, state, Cancel);
        var read = new GrainState<Note>();
        await blobs.Storage.ReadStateAsync(State, _grain, read, Cancel);

        Assert.Equal((state.ETag, false, new Note()), (read.ETag, read.RecordExists, read.State!));
        Assert.NotEqual(written, read.ETag);
        Assert.Equal(0, (await blobs.Container.GetBlobClient("note-note-grain/a.json").GetPropertiesAsync(cancellationToken: Cancel)).Value.ContentLength);
        await Assert.ThrowsAsync<InconsistentStateException>(() => blobs.Storage.WriteStateAsync(State, _grain, stale, Cancel));
        await Assert.ThrowsAsync<InconsistentStateException>(() => blobs.Storage.WriteStateAsync(State, _grain, new GrainState<Note>(new Note()), Cancel));
        await blobs.Storage.WriteStateAsync(State, _grain, read, Cancel);
    }

    [Fact]
    public void What_a_silo_keeps_here_is_a_whole_promise() =>
        Assert.Equal(("azureblob", StoragePromise.Kept), (silo.Monitor.Status.Provider, silo.Monitor.Status.Promise));
}
