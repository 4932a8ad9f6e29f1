using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Tests.Conformance;
using ChatAgency.Storage.Tests.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.Choosing;

/// <summary>The store in its silo, in a silo of these tests' own: one of them restarts it.</summary>
public sealed class SiloTests : IAsyncLifetime
{
    private readonly SqliteSilo _silo = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task State_outlives_the_silo()
    {
        await _silo.Grains.GetGrain<INoteGrain>("a").Write("kept");
        await _silo.Restart();

        Assert.Equal("kept", await _silo.Grains.GetGrain<INoteGrain>("a").Read());
    }

    [Fact]
    public async Task An_activation_that_meets_a_conflict_is_dropped_and_reads_again()
    {
        var grain = _silo.Grains.GetGrain<INoteGrain>("b");
        await grain.Write("mine");
        var theirs = new GrainState<Note>();
        await _silo.Storage.ReadStateAsync("note", grain.GetGrainId(), theirs, Cancel);
        theirs.State!.Text = "theirs";
        await _silo.Storage.WriteStateAsync("note", grain.GetGrainId(), theirs, Cancel);

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.Write("mine again"));
        Assert.Equal("theirs", await grain.Read());
    }

    [Fact]
    public async Task Every_operation_is_timed_by_its_result()
    {
        var factory = _silo.Services.GetRequiredService<IMeterFactory>();
        ConcurrentQueue<string> results = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "chat_storage" && instrument.Meter.Scope == factory) listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => results.Enqueue($"{tags[0].Value} {tags[1].Value}"));
        listener.Start();
        var grain = GrainId.Create("note-grain", "timed");
        var state = new GrainState<Note>(new Note { Text = "one" });
        await _silo.Storage.WriteStateAsync("note", grain, state, Cancel);
        await Assert.ThrowsAsync<InconsistentStateException>(() => _silo.Storage.WriteStateAsync("note", grain, new GrainState<Note>(new Note()), Cancel));
        await _silo.Storage.ReadStateAsync("note", grain, state, Cancel);
        using var over = new CancellationTokenSource();
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _silo.Storage.ReadStateAsync("note", grain, state, over.Token));
        await _silo.Storage.ClearStateAsync("note", grain, state, Cancel);

        Assert.Equal(["write ok", "write conflict", "read ok", "read failed", "clear ok"], results);
    }

    [Fact]
    public async Task Records_are_plain_JSON_without_nulls_and_needless_escapes()
    {
        var grain = GrainId.Create("note-grain", "json");
        var state = new GrainState<Note>(new Note { Text = "Grüße <b> & \"Привет\"", Number = 7 });
        await _silo.Storage.WriteStateAsync("note", grain, state, Cancel);

        using var other = OtherConnection.To(_silo.DataDir);
        Assert.Equal(
            """{"Text":"Grüße <b> & \"Привет\"","Number":7,"Tags":[]}""",
            other.Ask("SELECT CAST(payload AS TEXT) FROM grain_state WHERE grain_id = 'note-grain/json'"));
    }

    [Fact]
    public async Task The_monitor_tells_of_the_last_write()
    {
        var before = TimeProvider.System.GetUtcNow();
        await _silo.Grains.GetGrain<INoteGrain>("c").Write("a");

        var status = _silo.Monitor.Status;
        Assert.Equal(new StorageStatus("sqlite", StoragePromise.Kept, LastError: null, status.LastWrite), status);
        Assert.InRange(status.LastWrite!.Value, before, TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public void The_default_store_is_the_one_without_a_name() =>
        Assert.Same(_silo.Storage, _silo.Services.GetRequiredService<IGrainStorage>());
}
