using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Sealing;
using Xunit;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>What was stored is read by later versions too.</summary>
public sealed class StoredFormTests
{
    private static readonly GrainId Grain = Layer.Grain("T1");

    [Fact]
    public async Task A_tombstone_is_read_also_where_a_later_version_says_more()
    {
        var (store, key) = (new HeldStore(), MasterKey.New());
        store[KeyBook.StateName, KeyBook.Id("slack/T1")] = """{"Destroyed":[{"Id":"00000000000000ff","At":"2031-05-06T07:08:09+00:00","Later":1}],"More":{}}"""u8.ToArray();
        store["note", Grain] = Envelope.Close(new KeyId(255), new byte[32], new Place("note", Grain), "{}"u8);

        Assert.False((await new Layer(store, TimeProvider.System, key).Read(Grain)).RecordExists);
    }
}
