using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Sealing;
using CsCheck;
using Xunit;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>The form of an encrypted record: it opens whole, in its place, with its key, or not at all.</summary>
public sealed class EnvelopeTests
{
    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 2_000];
    private static readonly Gen<byte[]> Keys = Gen.Byte.Array[32];
    private static readonly Gen<Place> Places = Gen.Select(Gen.String[1, 12], Gen.String[1, 40], static (state, key) => new Place(state, GrainId.Create("note-grain", $"key{key}")));

    [Fact]
    public void Any_bytes_come_back() => Gen.Select(Bytes, Keys, Places).Sample(static (plain, key, place) =>
    {
        var stored = Envelope.Close(new KeyId(7), key, place, plain);

        Assert.True(Envelope.IsOne(stored));
        Assert.Equal(new KeyId(7), Envelope.KeyOf(stored));
        Assert.Equal(plain, Envelope.Open(key, place, stored));
    });

    [Fact]
    public void The_same_bytes_are_never_stored_alike() => Gen.Select(Bytes, Keys, Places).Sample(static (plain, key, place) =>
        Assert.NotEqual(Envelope.Close(new KeyId(7), key, place, plain), Envelope.Close(new KeyId(7), key, place, plain)));

    [Fact]
    public void No_byte_can_be_changed() => Gen.Select(Bytes, Keys, Places, Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample(static (plain, key, place, at, by) =>
    {
        var stored = Envelope.Close(new KeyId(7), key, place, plain);
        stored[at % stored.Length] ^= by;

        // Without its mark it is taken for JSON, which it is not; see the tests through the store.
        if (Envelope.IsOne(stored)) Assert.Throws<InvalidDataException>(() => Envelope.Open(key, place, stored));
        else Assert.InRange(at % stored.Length, 0, 3);
    });

    [Fact]
    public void No_byte_can_be_cut_off() => Gen.Select(Bytes, Keys, Places, Gen.Int[0, int.MaxValue]).Sample(static (plain, key, place, at) =>
    {
        var stored = Envelope.Close(new KeyId(7), key, place, plain);
        var cut = stored[..(4 + (at % (stored.Length - 4)))];

        Assert.Throws<InvalidDataException>(() => Envelope.Open(key, place, Envelope.KeyOf(cut) == new KeyId(7) ? cut : []));
    });

    [Fact]
    public void It_opens_in_no_other_place_and_with_no_other_key() => Gen.Select(Bytes, Keys, Keys, Places, Places).Sample(static (plain, key, other, place, elsewhere) =>
    {
        var stored = Envelope.Close(new KeyId(7), key, place, plain);

        if (place != elsewhere) Assert.Throws<InvalidDataException>(() => Envelope.Open(key, elsewhere, stored));
        if (!key.AsSpan().SequenceEqual(other)) Assert.Throws<InvalidDataException>(() => Envelope.Open(other, place, stored));
    });

    [Fact]
    public void Two_names_that_run_together_alike_are_two_places()
    {
        var (one, two) = (new Place("ab", GrainId.Create("c", "d")), new Place("a", GrainId.Create("bc", "d")));

        Assert.NotEqual(one.Bind([]), two.Bind([]));
    }

    [Theory]
    [InlineData("conversation", "slack/T1/C1:1.2", "slack/T1")]
    [InlineData("transcript", "slack/T1/C1:1.2#3", "slack/T1")]
    [InlineData("conversation-list", "web/team/ann", "web/team")]
    [InlineData("budget", "slack/T1", "slack/T1")]
    [InlineData("agent", "Code|slack/T1/C1:1.2", "slack/T1")]
    [InlineData("open-marks", "1f", KeyScope.Installation)]
    [InlineData("anything", "/T1/x", KeyScope.Installation)]
    [InlineData("anything", "plain", KeyScope.Installation)]
    public void A_record_has_the_key_of_the_workspace_it_lies_under(string type, string key, string scope) => Assert.Equal(scope, KeyScope.Of(GrainId.Create(type, key)));

    [Theory]
    [InlineData("installation", "")]
    [InlineData("", "T1")]
    [InlineData("slack/T1", "C1")]
    public void Only_a_workspace_can_be_named(string platform, string workspace) => Assert.Throws<ArgumentException>(() => KeyScope.Of(platform, workspace));
}
