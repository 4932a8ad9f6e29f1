using System.Text;
using ChatAgency.Storage.Encrypting;
using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Ring;
using ChatAgency.Storage.Encrypting.Sealing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>Keys over time and over silos: rotation, erasure, what a cached key costs, and a ring that cannot be opened.</summary>
public sealed class LayerTests
{
    private readonly HeldStore _store = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly string _key = MasterKey.New();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_silo_reads_what_one_wrote_and_each_workspace_has_its_own_key()
    {
        var (one, other) = (Silo(), Silo());
        await one.Write(Layer.Grain("T1"), "first");
        await other.Write(Layer.Grain("T2"), "second");

        Assert.Equal(("first", "second"), (await other.Text(Layer.Grain("T1")), await one.Text(Layer.Grain("T2"))));
        Assert.NotEqual(KeyOf(Layer.Grain("T1")), KeyOf(Layer.Grain("T2")));
    }

    [Fact]
    public async Task Of_silos_that_begin_at_once_all_agree_on_one_ring_and_one_key()
    {
        var silos = Enumerable.Range(0, 8).Select(_ => Silo()).ToArray();
        await Task.WhenAll(silos.Select((silo, n) => silo.Write(Layer.Grain("T1", $"C1:{n}"), $"{n}")));

        foreach (var silo in silos) Assert.Equal("3", await silo.Text(Layer.Grain("T1", "C1:3")));
        Assert.Single(Enumerable.Range(0, 8).Select(n => KeyOf(Layer.Grain("T1", $"C1:{n}"))).Distinct());
    }

    [Fact]
    public async Task A_message_costs_no_read_of_keys_while_its_workspace_is_talking()
    {
        var silo = Silo();
        var state = await silo.Write(Layer.Grain("T1"), "0");
        var before = _store.Reads;
        for (var i = 0; i < 100; i++) await silo.Write(Layer.Grain("T1"), state);
        Assert.Equal(before, _store.Reads);

        // Read anew beside its use, not before it: one read for any number of messages.
        _time.Advance(KeyCache.Fresh);
        Assert.NotNull(silo.Keys.Cache.Find("slack/T1"));
        await silo.Keys.Cache.ReadAsync("slack/T1");
        before = _store.Reads;
        for (var i = 0; i < 100; i++) await silo.Write(Layer.Grain("T1"), state);
        Assert.Equal(before, _store.Reads);
    }

    [Fact]
    public async Task Keys_in_memory_are_bounded()
    {
        var cache = new KeyCache(static (_, _) => Task.FromResult(new KeySet([], [], null)), _time);
        for (var i = 0; i < KeyCache.Bound + 500; i++) await cache.ReadAsync($"slack/T{i}");

        Assert.InRange(cache.Count, 1, KeyCache.Bound);
    }

    [Fact]
    public async Task After_its_days_a_workspace_writes_with_a_new_key_and_reads_with_the_old_one()
    {
        var (old, fresh) = (Layer.Grain("T1", "C1:old"), Layer.Grain("T1", "C1:new"));
        var silo = Silo(days: 30);
        await silo.Write(old, "old");
        _time.Advance(TimeSpan.FromDays(31));
        await silo.Write(fresh, "new");

        Assert.NotEqual(KeyOf(old), KeyOf(fresh));
        foreach (var reader in new[] { silo, Silo(days: 30) }) Assert.Equal(("old", "new"), (await reader.Text(old), await reader.Text(fresh)));
    }

    [Fact]
    public async Task The_ring_is_prolonged_before_it_ends_and_opens_what_its_older_keys_wrapped()
    {
        var silo = Silo(days: 30);
        await silo.Write(Layer.Grain("T1"), "old");
        var before = RingLength();
        _time.Advance(TimeSpan.FromDays(29));
        var later = Silo(days: 30);
        await later.Write(Layer.Grain("T2"), "new");

        Assert.True(RingLength() > before);
        Assert.Equal(("old", "new"), (await silo.Text(Layer.Grain("T1")), await silo.Text(Layer.Grain("T2"))));
        Assert.Equal("old", await later.Text(Layer.Grain("T1")));
    }

    [Fact]
    public async Task The_configured_key_can_be_changed_and_the_old_one_then_opens_nothing()
    {
        var next = MasterKey.New();
        await Silo().Write(Layer.Grain("T1"), "kept");
        Assert.Equal("kept", await new Layer(_store, _time, next, previous: _key).Text(Layer.Grain("T1")));
        Assert.Equal("kept", await new Layer(_store, _time, next).Text(Layer.Grain("T1")));

        var behind = Silo();
        await Assert.ThrowsAsync<KeyRingException>(() => behind.Read(Layer.Grain("T1")));
        await Assert.ThrowsAsync<KeyRingException>(() => behind.Write(Layer.Grain("T9"), "lost"));
        Assert.Contains("STORAGE_ENCRYPTION_KEY", await behind.Encryption.FaultAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ring_that_was_changed_is_said_to_be_damaged_and_is_not_made_anew()
    {
        await Silo().Write(Layer.Grain("T1"), "kept");
        var ring = _store[KeyRing.StateName, KeyRing.Id];
        var text = Encoding.UTF8.GetString(ring);
        var at = text.IndexOf("\"Locked\":\"", StringComparison.Ordinal) + 40;
        var damaged = Encoding.UTF8.GetBytes(text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..]);
        _store[KeyRing.StateName, KeyRing.Id] = damaged;
        var silo = Silo();

        Assert.Contains("damaged", await silo.Encryption.FaultAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(damaged, _store[KeyRing.StateName, KeyRing.Id]);
        _store[KeyRing.StateName, KeyRing.Id] = ring;
        Assert.Null(await silo.Encryption.FaultAsync(Cancel));
        Assert.Equal("kept", await silo.Text(Layer.Grain("T1")));
    }

    [Fact]
    public async Task A_store_that_is_away_at_the_start_is_a_fault_until_it_is_back()
    {
        _store.IsAway = true;
        var silo = Silo();
        Assert.NotNull(await silo.Encryption.FaultAsync(Cancel));
        _store.IsAway = false;

        Assert.Null(await silo.Encryption.FaultAsync(Cancel));
    }

    [Fact]
    public async Task An_erased_workspace_reads_as_no_record_here_at_once_and_everywhere_within_a_minute()
    {
        var (one, other) = (Silo(), Silo());
        await one.Write(Layer.Grain("T1"), "secret");
        await one.Write(Layer.Grain("T2"), "theirs");
        Assert.Equal("secret", await other.Text(Layer.Grain("T1")));
        Assert.True(await one.Encryption.EraseWorkspaceAsync("slack", "T1", Cancel));
        Assert.False(await one.Encryption.EraseWorkspaceAsync("slack", "T1", Cancel));

        Assert.False((await one.Read(Layer.Grain("T1"))).RecordExists);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await other.Read(Layer.Grain("T1"))).RecordExists);
        Assert.Equal("theirs", await other.Text(Layer.Grain("T2")));
    }

    [Fact]
    public async Task What_is_written_after_an_erasure_has_a_new_key_which_revives_nothing()
    {
        var silo = Silo();
        await silo.Write(Layer.Grain("T1"), "secret");
        var old = _store["note", Layer.Grain("T1")];
        await silo.Encryption.EraseWorkspaceAsync("slack", "T1", Cancel);
        var state = await silo.Read(Layer.Grain("T1"));
        state.State!.Text = "afterwards";
        await silo.Write(Layer.Grain("T1"), state);
        Assert.Equal("afterwards", await silo.Text(Layer.Grain("T1")));

        _store["note", Layer.Grain("T1")] = old;
        foreach (var reader in new[] { silo, Silo() })
        {
            var read = await reader.Read(Layer.Grain("T1"));
            Assert.False(read.RecordExists);
            Assert.Null(read.State!.Text);
        }
    }

    [Fact]
    public async Task Whoever_read_before_an_erasure_cannot_write_the_erased_words_again()
    {
        var (one, other) = (Silo(), Silo());
        await one.Write(Layer.Grain("T1"), "secret");
        var held = await other.Read(Layer.Grain("T1"));
        await one.Encryption.EraseWorkspaceAsync("slack", "T1", Cancel);
        _time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<ErasedException>(() => other.Write(Layer.Grain("T1"), held));
        Assert.False((await other.Read(Layer.Grain("T1"))).RecordExists);
    }

    [Fact]
    public async Task A_workspace_can_be_erased_though_the_ring_cannot_be_opened()
    {
        await Silo().Write(Layer.Grain("T1"), "secret");
        Assert.True(await new Layer(_store, _time, MasterKey.New()).Encryption.EraseWorkspaceAsync("slack", "T1", Cancel));

        Assert.False((await Silo().Read(Layer.Grain("T1"))).RecordExists);
    }

    [Fact]
    public async Task A_record_whose_key_is_nowhere_is_refused_and_not_taken_for_an_empty_one()
    {
        await Silo().Write(Layer.Grain("T1"), "a");
        var store = _store["note", Layer.Grain("T1")];
        await Silo().Write(Layer.Grain("T2"), "b");
        _store["note", Layer.Grain("T2")] = store;

        await Assert.ThrowsAsync<InvalidDataException>(() => Silo().Read(Layer.Grain("T2")));
    }

    [Fact]
    public async Task A_wrapped_key_opens_for_no_other_workspace()
    {
        await Silo().Write(Layer.Grain("T1"), "a");
        await Silo().Write(Layer.Grain("T2"), "b");
        _store[KeyBook.StateName, KeyBook.Id("slack/T2")] = _store[KeyBook.StateName, KeyBook.Id("slack/T1")];
        _store["note", Layer.Grain("T2")] = _store["note", Layer.Grain("T1")];

        await Assert.ThrowsAsync<InvalidDataException>(() => Silo().Read(Layer.Grain("T2")));
    }

    private Layer Silo(int days = 90) => new(_store, _time, _key, days: days);

    private KeyId KeyOf(GrainId grain) => Envelope.KeyOf(_store["note", grain]);

    private int RingLength() => _store[KeyRing.StateName, KeyRing.Id].Length;
}
