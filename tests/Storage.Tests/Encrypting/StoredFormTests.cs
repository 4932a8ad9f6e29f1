using System.Text;
using System.Text.Json;
using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Ring;
using ChatAgency.Storage.Encrypting.Sealing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>What earlier versions stored is read. A change of the form adds a file beside the others, and changes none.</summary>
public sealed class StoredFormTests
{
    private static readonly GrainId Grain = Layer.Grain("T1");
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    public static TheoryData<string> Versions => [.. typeof(StoredFormTests).Assembly.GetManifestResourceNames().Where(static name => name.StartsWith("Encrypted/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Ring_keys_and_record_of_every_version_are_read(string version)
    {
        await using var file = typeof(StoredFormTests).Assembly.GetManifestResourceStream(version)!;
        var golden = (await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(file, cancellationToken: TestContext.Current.CancellationToken))!;
        var store = new HeldStore();
        store[KeyRing.StateName, KeyRing.Id] = Encoding.UTF8.GetBytes(golden["ring"]);
        store[KeyBook.StateName, KeyBook.Id("slack/T1")] = Encoding.UTF8.GetBytes(golden["keys"]);
        store["note", Grain] = Convert.FromBase64String(golden["record"]);

        Assert.Equal("said long ago", await new Layer(store, _time, golden["key"]).Text(Grain));
    }

    [Fact]
    public void There_is_a_version() => Assert.NotEmpty(Versions);

    [Fact]
    public async Task A_tombstone_is_read_also_where_a_later_version_says_more()
    {
        var (store, key) = (new HeldStore(), MasterKey.New());
        store[KeyBook.StateName, KeyBook.Id("slack/T1")] = """{"Destroyed":[{"Id":"00000000000000ff","At":"2031-05-06T07:08:09+00:00","Later":1}],"More":{}}"""u8.ToArray();
        store["note", Grain] = Envelope.Close(new KeyId(255), new byte[32], new Place("note", Grain), "{}"u8);

        Assert.False((await new Layer(store, _time, key).Read(Grain)).RecordExists);
    }
}
