using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.AzureBlob.Calling;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.AzureBlob;

/// <summary>What a service or network that fails does to a record: a conflict is one, and everything else is none.</summary>
public sealed class FaultTests(AzureBlobSilo silo) : IAsyncLifetime
{
    private const string State = "note";
    private readonly GrainId _grain = GrainId.Create("note-grain", "a");
    private readonly FakeTimeProvider _time = new();
    private FaultyBlobs _blobs = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IGrainStorage Storage => _blobs.Storage;

    private BlobProxy Proxy => _blobs.Proxy;

    public static TheoryData<BlobFault> Conflicting => [new BlobFault(412, "ConditionNotMet"), new BlobFault(409, "BlobAlreadyExists")];

    public static TheoryData<BlobFault> Unknown => [new BlobFault(500, "InternalError"), new BlobFault(500, "OperationTimedOut"), BlobFault.Reset];

    public static TheoryData<BlobFault> LandedAndLost => [BlobFault.ResetAfterCommit, BlobFault.ErrorAfterCommit];

    public async ValueTask InitializeAsync() => _blobs = await FaultyBlobs.StartAsync(silo, time: _time);

    public ValueTask DisposeAsync() => _blobs.DisposeAsync();

    [Theory]
    [MemberData(nameof(Conflicting))]
    public async Task A_refused_condition_is_a_conflict(BlobFault fault)
    {
        var state = await WrittenAsync("old");
        var before = state.ETag;
        Proxy.Next(fault, fault);
        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(state, "new"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync(State, _grain, state, Cancel));

        Assert.Equal(before, state.ETag);
        Assert.Null(_blobs.Monitor.Status.LastError);
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task A_write_of_unknown_outcome_is_no_conflict_and_is_not_repeated(BlobFault fault)
    {
        var state = await WrittenAsync("old");
        var (before, asked) = (state.ETag, Proxy.Requests.Count);
        Proxy.Next(fault);
        await Assert.ThrowsAsync<StorageException>(() => WriteAsync(state, "new"));

        Assert.Equal((before, asked + 1), (state.ETag, Proxy.Requests.Count));
        Assert.NotNull(_blobs.Monitor.Status.LastError);
        await WriteAsync(state, "newer");
        Assert.Null(_blobs.Monitor.Status.LastError);
    }

    [Theory]
    [MemberData(nameof(LandedAndLost))]
    public async Task A_write_that_landed_and_whose_answer_is_lost_is_no_conflict(BlobFault fault)
    {
        var state = await WrittenAsync("old");
        Proxy.Next(fault);
        await Assert.ThrowsAsync<StorageException>(() => WriteAsync(state, "landed"));

        var read = await ReadAsync();
        Assert.Equal("landed", read.State!.Text);
        await WriteAsync(read, "next");
    }

    [Theory]
    [MemberData(nameof(LandedAndLost))]
    public async Task A_clearing_that_landed_and_whose_answer_is_lost_is_no_conflict(BlobFault fault)
    {
        var state = await WrittenAsync("old");
        Proxy.Next(fault);
        await Assert.ThrowsAsync<StorageException>(() => Storage.ClearStateAsync(State, _grain, state, Cancel));

        Assert.False((await ReadAsync()).RecordExists);
    }

    [Fact]
    public async Task A_write_that_the_service_was_too_busy_to_take_is_repeated()
    {
        var state = await WrittenAsync("old");
        var asked = Proxy.Requests.Count;
        Proxy.Next(new BlobFault(503, "ServerBusy"), new BlobFault(503, "ServerBusy"));
        await WriteAsync(state, "new");

        Assert.Equal(asked + 3, Proxy.Requests.Count);
        Assert.Equal("new", (await ReadAsync()).State!.Text);
    }

    [Fact]
    public async Task A_read_is_repeated_whatever_went_wrong()
    {
        await WrittenAsync("kept");
        Proxy.Next(new BlobFault(500, "InternalError"), BlobFault.Reset, new BlobFault(503, "ServerBusy"));

        Assert.Equal("kept", (await ReadAsync()).State!.Text);
    }

    [Fact]
    public async Task A_container_that_is_being_deleted_is_a_fault_and_no_conflict()
    {
        Proxy.Next(new BlobFault(409, "ContainerBeingDeleted"));
        var fault = await Assert.ThrowsAsync<StorageException>(() => WrittenAsync("a"));

        Assert.Contains("409 ContainerBeingDeleted", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_without_an_answer_ends_after_five_seconds()
    {
        await using var held = TcpProxy.Before(Proxy.Port);
        held.Traffic = Traffic.Held;
        var records = new BlobRecords(
            BlobConnection.Open(silo.Server.At(held.Address.Port), _blobs.Container.Name), _time);
        var call = records.PutAsync("x", null, BinaryData.FromString("{}"), Cancel);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Contains("5 s", (await Assert.ThrowsAsync<StorageException>(() => call)).Message, StringComparison.Ordinal);
    }

    private async Task<GrainState<Note>> WrittenAsync(string text)
    {
        var state = new GrainState<Note>(new Note());
        await WriteAsync(state, text);
        return state;
    }

    private Task WriteAsync(GrainState<Note> state, string text)
    {
        state.State = new Note { Text = text };
        return Storage.WriteStateAsync(State, _grain, state, Cancel);
    }

    private async Task<GrainState<Note>> ReadAsync()
    {
        var state = new GrainState<Note>();
        await Storage.ReadStateAsync(State, _grain, state, Cancel);
        return state;
    }
}
