using Xunit;

namespace ChatAgency.Storage.Tests.Conformance;

public abstract class Clearing(StorageSilo silo) : Case(silo)
{
    [Fact]
    public async Task What_was_cleared_reads_as_new_and_absent()
    {
        var grain = NewGrain();
        var state = await Written(grain, "a");
        await Storage.ClearStateAsync(State, grain, state, Cancel);
        Assert.False(state.RecordExists);
        Assert.Equal(new Note(), state.State);

        var read = await Read(grain);
        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Equal(new Note(), read.State);
    }

    [Fact]
    public async Task Clearing_what_is_not_there_is_no_fault_and_may_be_repeated()
    {
        var grain = NewGrain();
        var state = Fresh("a");
        await Storage.ClearStateAsync(State, grain, state, Cancel);
        await Storage.ClearStateAsync(State, grain, state, Cancel);

        Assert.False(state.RecordExists);
        Assert.Equal(new Note(), state.State);
        Assert.False((await Read(grain)).RecordExists);
    }

    [Fact]
    public async Task A_cleared_record_can_be_written_again()
    {
        var grain = NewGrain();
        var state = await Written(grain, "first");
        var first = state.ETag;
        await Storage.ClearStateAsync(State, grain, state, Cancel);
        Assert.NotEqual(first, state.ETag);
        state.State = new Note { Text = "second" };
        await Storage.WriteStateAsync(State, grain, state, Cancel);

        Assert.Equal("second", (await Read(grain)).State!.Text);
        Assert.NotEqual(first, state.ETag);
    }

    [Fact]
    public async Task A_writer_from_before_the_clearing_conflicts_also_after_it_was_written_again()
    {
        var grain = NewGrain();
        var state = await Written(grain, "first");
        var stale = Holding(state.ETag, "stale");
        await Storage.ClearStateAsync(State, grain, state, Cancel);
        await Conflicts(Storage.WriteStateAsync(State, grain, stale, Cancel));
        await Storage.WriteStateAsync(State, grain, state, Cancel);
        await Conflicts(Storage.WriteStateAsync(State, grain, stale, Cancel));

        Assert.Equal(state.ETag, (await Read(grain)).ETag);
    }

    [Fact]
    public async Task A_stale_clearing_conflicts_and_clears_nothing()
    {
        var grain = NewGrain();
        var state = await Written(grain, "old");
        var stale = Holding(state.ETag, "stale");
        await Storage.WriteStateAsync(State, grain, state, Cancel);

        await Conflicts(Storage.ClearStateAsync(State, grain, stale, Cancel));
        await Conflicts(Storage.ClearStateAsync(State, grain, Fresh("never read"), Cancel));
        Assert.True((await Read(grain)).RecordExists);
    }
}
