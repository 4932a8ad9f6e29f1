using ChatAgency.Simulators.Networks;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>A store that goes away and comes back: what failed is never taken for a conflict, and nothing kept is lost.</summary>
public abstract class Outages(DistantSilo silo) : Case(silo)
{
    [Fact]
    public async Task While_the_network_is_broken_every_call_fails_and_afterwards_all_goes_on()
    {
        var grain = NewGrain();
        var state = await Written(grain, "before");
        silo.Network.Traffic = Traffic.Broken;
        await Task.WhenAll(
            FailsAsync(() => Storage.ReadStateAsync(State, grain, Fresh(), Cancel)),
            FailsAsync(() => Storage.WriteStateAsync(State, grain, Holding(state.ETag, "during"), Cancel)),
            FailsAsync(() => Storage.ClearStateAsync(State, grain, Holding(state.ETag, "during"), Cancel)));
        await UntilAsync(() => Silo.Monitor.Status.LastError is not null);
        silo.Network.Traffic = Traffic.Flows;

        var read = await BackAsync(grain);
        Assert.Equal(("before", state.ETag), (read.State!.Text, read.ETag));
        await Storage.WriteStateAsync(State, grain, state, Cancel);
        await UntilAsync(() => Silo.Monitor.Status.LastError is null);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_no_conflict_and_stands_whole_or_not_at_all()
    {
        var grain = NewGrain();
        var state = await Written(grain, "before");
        silo.Network.Traffic = Traffic.AnswersLost;
        await FailsAsync(() => Storage.WriteStateAsync(State, grain, Holding(state.ETag, "during"), Cancel));
        silo.Network.Traffic = Traffic.Flows;

        var read = await BackAsync(grain);
        Assert.Equal(read.ETag == state.ETag ? "before" : "during", read.State!.Text);
        if (read.ETag != state.ETag) await Conflicts(Storage.WriteStateAsync(State, grain, Holding(state.ETag, "stale"), Cancel));
        await Storage.WriteStateAsync(State, grain, read, Cancel);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_given_up_within_the_limit_of_a_record()
    {
        var grain = NewGrain();
        var state = await Written(grain, "before");
        silo.Network.Traffic = Traffic.Held;
        // Five seconds, and ten for a machine that has much to do.
        await FailsAsync(() => Storage.WriteStateAsync(State, grain, state, Cancel)).WaitAsync(TimeSpan.FromSeconds(15), Cancel);
        silo.Network.Traffic = Traffic.Flows;

        // What was held may still land between a read and the write that rests on it: once, and never again.
        try
        {
            await Storage.WriteStateAsync(State, grain, await BackAsync(grain), Cancel);
        }
        catch (InconsistentStateException)
        {
            await Storage.WriteStateAsync(State, grain, await BackAsync(grain), Cancel);
        }
    }

    [Fact]
    public async Task Records_are_there_when_the_server_was_stopped_and_started()
    {
        var grain = NewGrain();
        var state = await Written(grain, "before");
        await silo.StopServerAsync();
        await FailsAsync(() => Storage.WriteStateAsync(State, grain, Holding(state.ETag, "during"), Cancel));
        await silo.StartServerAgainAsync();

        var read = await BackAsync(grain);
        Assert.Equal(("before", state.ETag), (read.State!.Text, read.ETag));
        await Storage.WriteStateAsync(State, grain, read, Cancel);
    }

    private static async Task FailsAsync(Func<Task> operation)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(operation);
        Assert.IsNotType<InconsistentStateException>(failure);
        // It is answered to gateways, which have the assemblies of no store but the cluster's own.
        Assert.DoesNotContain("Persistence", failure.GetType().Namespace, StringComparison.Ordinal);
    }

    /// <summary>Reads as soon as the store is back.</summary>
    private async Task<GrainState<Note>> BackAsync(GrainId grain)
    {
        GrainState<Note>? read = null;
        await UntilAsync(async () =>
        {
            try
            {
                read = await Read(grain);
                return true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return false;
            }
        });
        return read!;
    }

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds()) await pace.WaitForNextTickAsync(limit.Token);
    }
}
