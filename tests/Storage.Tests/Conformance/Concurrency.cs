using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.Conformance;

public abstract class Concurrency(StorageSilo silo) : Case(silo)
{
    [Fact]
    public async Task Of_many_first_writers_one_wins()
    {
        var grain = NewGrain();
        var writers = Enumerable.Range(0, 50).Select(i => Fresh($"writer {i}")).ToArray();
        var won = await Task.WhenAll(writers.Select(writer => Wins(grain, writer)));
        var winner = Assert.Single(writers, writer => won[Array.IndexOf(writers, writer)]);

        var read = await Read(grain);
        Assert.Equal((winner.State!.Text, winner.ETag), (read.State!.Text, read.ETag));
    }

    [Fact]
    public async Task Of_many_writers_with_one_version_one_wins()
    {
        var grain = NewGrain();
        var etag = (await Written(grain, "base")).ETag;
        var won = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Wins(grain, Holding(etag, $"writer {i}"))));

        Assert.Single(won, true);
    }

    [Fact]
    public async Task Increments_by_many_that_read_again_after_a_conflict_are_all_counted()
    {
        var grain = NewGrain();
        await Parallel.ForAsync(0, 40, Cancel, async (_, _) =>
        {
            GrainState<Note> state;
            do
            {
                state = await Read(grain);
                state.State!.Number++;
            }
            while (!await Wins(grain, state));
        });

        Assert.Equal(40, (await Read(grain)).State!.Number);
    }

    [Fact]
    public async Task Many_grains_write_and_read_in_parallel()
    {
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 50, CancellationToken = Cancel }, async (i, _) =>
        {
            var grain = NewGrain();
            var state = await Written(grain, $"{i}");
            for (var k = 0; k < 10; k++)
            {
                state.State!.Number = k;
                await Storage.WriteStateAsync(State, grain, state, Cancel);
                var read = await Read(grain);
                Assert.Equal(state.ETag, read.ETag);
                Assert.Equal(state.State, read.State);
            }
        });
    }

    private async Task<bool> Wins(GrainId grain, GrainState<Note> writer)
    {
        try
        {
            await Storage.WriteStateAsync(State, grain, writer, Cancel);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
