using System.Text;
using ChatAgency.Storage.Moving;
using Xunit;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>What grains keep and what is carried between stores are the same records.</summary>
public abstract class Moving(StorageSilo silo) : Case(silo)
{
    private static readonly RecordPlaces Places = new([new(NewGrain().Type.ToString()!, State)]);

    [Theory]
    [InlineData("plain")]
    [InlineData("slack/T1/C1:1482960137.003543")]
    [InlineData("42")]
    [InlineData("00ff")]
    [InlineData("6f9619ff8b86d011b42d00c04fc964ff")]
    [InlineData("web/local/./../%2E/%252E.")]
    [InlineData("größe + 'q' \"x\" 日本")]
    public async Task What_a_grain_wrote_is_there_and_what_is_put_there_a_grain_reads_and_writes_on(string key)
    {
        var grain = GrainId.Create("note-grain", key);
        var name = new RecordName(State, grain.ToString());
        await using var raw = Silo.OpenRaw(Places);
        var written = await Written(grain, "first");
        var head = Assert.Single(await HeadsAsync(raw), head => head.Name == name);
        var record = Assert.Single(await raw.ReadAsync([name], Cancel));
        Assert.Equal((name, head.Version), (record.Name, record.Version));
        Assert.Contains("first", Encoding.UTF8.GetString(record.Body.Span), StringComparison.Ordinal);

        await raw.WriteAsync([record with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(record.Body.Span).Replace("first", "second", StringComparison.Ordinal)) }], Cancel);
        Assert.NotEqual(head.Version, Assert.Single(await HeadsAsync(raw), head => head.Name == name).Version);
        // Whoever holds the record from before meets another version.
        await Conflicts(Storage.WriteStateAsync(State, grain, Holding(written.ETag, "late"), Cancel));
        var read = await Read(grain);
        Assert.Equal("second", read.State!.Text);
        read.State.Text = "third";
        await Storage.WriteStateAsync(State, grain, read, Cancel);

        await raw.RemoveAsync([name, name with { Grain = "note-grain/none" }], Cancel);
        Assert.False((await Read(grain)).RecordExists);
        Assert.Empty(await raw.ReadAsync([name], Cancel));
    }

    [Fact]
    public async Task A_record_of_a_new_store_is_found_by_its_grain_and_a_cleared_one_is_none()
    {
        await using var raw = Silo.OpenRaw(Places);
        var (kept, cleared) = (NewGrain(), NewGrain());
        await raw.WriteAsync([new RawRecord(new RecordName(State, kept.ToString()), "", "{\"Text\":\"put\"}"u8.ToArray())], Cancel);
        var read = await Read(kept);
        Assert.True(read.RecordExists);
        Assert.Equal("put", read.State!.Text);
        var gone = await Written(cleared, "gone");
        await Storage.ClearStateAsync(State, cleared, gone, Cancel);
        Assert.DoesNotContain(await HeadsAsync(raw), head => head.Name.Grain == cleared.ToString());
    }

    private static async Task<IReadOnlyList<RecordHead>> HeadsAsync(IRawStore raw)
    {
        List<RecordHead> heads = [];
        await foreach (var page in raw.HeadsAsync(Cancel)) heads.AddRange(page);
        return heads;
    }
}
