using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.Conformance;

public abstract class Writing(StorageSilo silo) : Case(silo)
{
    [Fact]
    public async Task What_was_never_written_reads_as_new_and_absent()
    {
        var read = await Read(NewGrain());

        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Equal(new Note(), read.State);
    }

    [Fact]
    public async Task What_was_written_is_read()
    {
        var grain = NewGrain();
        var written = new GrainState<Note>(new Note { Text = "a", Number = long.MaxValue, Tags = ["x", "y"], At = DateTimeOffset.UnixEpoch });
        await Storage.WriteStateAsync(State, grain, written, Cancel);
        var read = await Read(grain);

        Assert.True(written.RecordExists);
        Assert.True(read.RecordExists);
        Assert.NotNull(read.ETag);
        Assert.Equal(written.ETag, read.ETag);
        Assert.Equal(written.State, read.State);
    }

    [Fact]
    public async Task The_overloads_without_a_token_do_the_same()
    {
        var grain = NewGrain();
        var state = Fresh("a");
        await Storage.WriteStateAsync(State, grain, state);
        await Storage.ReadStateAsync(State, grain, state);
        Assert.Equal("a", state.State!.Text);
        await Storage.ClearStateAsync(State, grain, state);
        Assert.False((await Read(grain)).RecordExists);
    }

    [Theory]
    [InlineData("slack/T024BE7LD/C024BE91L:1482960137.003543")]
    [InlineData("Привет, мир")]
    [InlineData("会話/🧵/👩‍👩‍👧")]
    [InlineData("a'; DROP TABLE grain_state; --")]
    [InlineData("../../etc/passwd")]
    [InlineData("%25 \\ \" ? # *")]
    public async Task Any_key_and_any_text_come_back(string text)
    {
        var grain = GrainId.Create("note-grain", text + Guid.NewGuid().ToString("N"));
        await Written(grain, text);
        var neighbour = await Read(GrainId.Create("note-grain", grain.Key + "x"));

        Assert.Equal(text, (await Read(grain)).State!.Text);
        Assert.False(neighbour.RecordExists);
    }

    [Fact]
    public async Task Keys_that_differ_in_case_alone_are_two()
    {
        var key = Guid.NewGuid().ToString("N");
        await Written(GrainId.Create("note-grain", key + "a"), "small");
        await Written(GrainId.Create("note-grain", key + "A"), "large");

        Assert.Equal("small", (await Read(GrainId.Create("note-grain", key + "a"))).State!.Text);
    }

    [Fact]
    public async Task Integer_keys_work()
    {
        var grain = GrainId.Create(GrainType.Create("note-grain"), GrainIdKeyExtensions.CreateIntegerKey(Random.Shared.NextInt64()));
        await Written(grain, "a");

        Assert.Equal("a", (await Read(grain)).State!.Text);
    }

    [Fact]
    public async Task Four_mebibytes_come_back()
    {
        var grain = NewGrain();
        var large = string.Concat(Enumerable.Repeat("0123456789abcdeé", 256 * 1024));
        var written = await Written(grain, large);
        Assert.Equal(large, (await Read(grain)).State!.Text);

        written.State = new Note { Text = "small" };
        await Storage.WriteStateAsync(State, grain, written, Cancel);
        Assert.Equal("small", (await Read(grain)).State!.Text);
    }

    [Fact]
    public async Task States_of_one_grain_are_independent()
    {
        var grain = NewGrain();
        var first = await Written(grain, "first", "first");
        await Written(grain, "second", "second");
        await Storage.ClearStateAsync("first", grain, first, Cancel);

        Assert.False((await Read(grain, "first")).RecordExists);
        Assert.Equal("second", (await Read(grain, "second")).State!.Text);
    }

    [Fact]
    public async Task The_ETag_changes_with_every_write_even_of_the_same_value()
    {
        var grain = NewGrain();
        var state = await Written(grain, "same");
        var seen = new HashSet<string?> { null, state.ETag };
        for (var i = 0; i < 10; i++)
        {
            await Storage.WriteStateAsync(State, grain, state, Cancel);
            Assert.True(seen.Add(state.ETag));
        }
    }

    [Fact]
    public async Task The_first_of_two_first_writes_wins()
    {
        var grain = NewGrain();
        await Written(grain, "first");
        await Conflicts(Storage.WriteStateAsync(State, grain, Fresh("second"), Cancel));

        Assert.Equal("first", (await Read(grain)).State!.Text);
    }

    [Fact]
    public async Task A_stale_write_conflicts_and_changes_nothing()
    {
        var grain = NewGrain();
        var state = await Written(grain, "old");
        var stale = Holding(state.ETag, "stale");
        state.State = new Note { Text = "new" };
        await Storage.WriteStateAsync(State, grain, state, Cancel);

        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(State, grain, stale, Cancel));
        if (Silo.NamesVersions) Assert.Equal((state.ETag, stale.ETag), (conflict.StoredEtag, conflict.CurrentEtag));
        var read = await Read(grain);
        Assert.Equal(("new", state.ETag), (read.State!.Text, read.ETag));
    }

    [Fact]
    public async Task A_cancelled_operation_does_nothing_or_all()
    {
        var grain = NewGrain();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        if (Silo.IsOwn)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.WriteStateAsync(State, grain, Fresh("a"), cancelled.Token));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.ReadStateAsync(State, grain, Fresh("a"), cancelled.Token));
            Assert.False((await Read(grain)).RecordExists);
        }
        else
        {
            // Orleans' provider hears no token: what was asked of it is done whole.
            await Storage.WriteStateAsync(State, grain, Fresh("a"), cancelled.Token);
            Assert.Equal("a", (await Read(grain)).State!.Text);
        }
    }
}
