using CsCheck;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>Random sequences by several activations of a few grains, judged by an oracle that is a dictionary.</summary>
public abstract class Sequences(StorageSilo silo) : Case(silo)
{
    private const int Grains = 3, Activations = 3;

    private enum Kind
    {
        Read,
        Write,
        Clear,
    }

    private static readonly Gen<(Kind Kind, int Grain, int Activation, int Number)[]> Operations =
        Gen.Select(Gen.Enum<Kind>(), Gen.Int[0, Grains - 1], Gen.Int[0, Activations - 1], Gen.Int).Array[1, 40];

    [Fact]
    public Task Random_sequences_end_as_the_oracle_says() =>
        Operations.SampleAsync(async operations => await Follow(operations), iter: 200, threads: 4);

    private async Task Follow((Kind Kind, int Grain, int Activation, int Number)[] operations)
    {
        var grains = Enumerable.Range(0, Grains).Select(static _ => NewGrain()).ToArray();
        var stored = new (string? ETag, Note? Note)[Grains];
        var held = new GrainState<Note>[Grains, Activations];
        // An activation reads before it does anything else.
        foreach (var (_, grain, activation, _) in operations) held[grain, activation] ??= await Read(grains[grain]);

        foreach (var (kind, grain, activation, number) in operations)
        {
            var state = held[grain, activation];
            var fits = state.ETag == stored[grain].ETag;
            if (kind == Kind.Read)
            {
                await Storage.ReadStateAsync(State, grains[grain], state, Cancel);
                Assert.Equal(stored[grain].ETag, state.ETag);
                Assert.Equal(stored[grain].Note ?? new Note(), state.State);
                Assert.Equal(stored[grain].Note is not null, state.RecordExists);
                continue;
            }

            if (kind == Kind.Write) state.State = new Note { Number = number };
            Assert.Equal(fits, await Succeeds(kind, grains[grain], state));
            if (fits) stored[grain] = (state.ETag, kind == Kind.Write ? new Note { Number = number } : null);
        }
    }

    private async Task<bool> Succeeds(Kind kind, GrainId grain, GrainState<Note> state)
    {
        try
        {
            await (kind == Kind.Write ? Storage.WriteStateAsync(State, grain, state, Cancel) : Storage.ClearStateAsync(State, grain, state, Cancel));
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
