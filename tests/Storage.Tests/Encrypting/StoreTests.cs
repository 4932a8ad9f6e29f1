using System.Text;
using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Encrypting;
using ChatAgency.Storage.Tests.Conformance;
using ChatAgency.Storage.Tests.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>Encryption as a silo has it, over a file that somebody else looks at and changes.</summary>
public sealed class StoreTests : IAsyncLifetime
{
    private const string Word = "planted-word-of-ann";
    private readonly EncryptedSqliteSilo _silo = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task A_planted_word_is_in_no_file_while_the_silo_runs_and_after_it()
    {
        await WriteAsync("slack/T1/C1:1", Word);
        await WriteAsync("plain", Word);
        Assert.Empty(await RawBytes.WithAsync(_silo.DataDir, Word, Cancel));
        await _silo.Restart();

        Assert.Equal(Word, await TextAsync("slack/T1/C1:1"));
        await _silo.Stop();
        Assert.Empty(await RawBytes.WithAsync(_silo.DataDir, Word, Cancel));
        await _silo.Restart();
    }

    [Fact]
    public async Task Without_encryption_the_word_is_found()
    {
        await using var plain = new SqliteSilo();
        await plain.InitializeAsync();
        await plain.Storage.WriteStateAsync("note", Grain("slack/T1/C1:1"), new GrainState<Note>(new Note { Text = Word }), Cancel);

        Assert.NotEmpty(await RawBytes.WithAsync(plain.DataDir, Word, Cancel));
    }

    [Fact]
    public async Task Whatever_byte_of_a_record_is_changed_it_is_refused_and_stays_as_it_is()
    {
        await WriteAsync("slack/T1/C1:1", Word);
        var stored = Payload("slack/T1/C1:1");
        for (var at = 0; at < stored.Length; at++)
        {
            var changed = (byte[])stored.Clone();
            changed[at] ^= (byte)(1 << (at % 8));
            Plant("slack/T1/C1:1", changed);
            await RefusedAsync("slack/T1/C1:1");
            Assert.Equal(changed, Payload("slack/T1/C1:1"));
        }

        Plant("slack/T1/C1:1", stored);
        Assert.Equal(Word, await TextAsync("slack/T1/C1:1"));
    }

    [Fact]
    public async Task Records_that_change_places_or_workspaces_are_refused()
    {
        string[] places = ["slack/T1/C1:1", "slack/T1/C1:2", "slack/T2/C1:1"];
        foreach (var place in places) await WriteAsync(place, place);
        var (first, second, other) = (Payload(places[0]), Payload(places[1]), Payload(places[2]));
        foreach (var (place, payload) in new[] { (places[0], second), (places[1], first), (places[2], first), (places[0], other) })
        {
            var before = Payload(place);
            Plant(place, payload);
            await RefusedAsync(place);
            Plant(place, before);
            Assert.Equal(place, await TextAsync(place));
        }
    }

    [Fact]
    public async Task A_writer_that_could_not_read_overwrites_nothing()
    {
        await WriteAsync("slack/T1/C1:1", Word);
        var changed = Payload("slack/T1/C1:1");
        changed[^1] ^= 1;
        Plant("slack/T1/C1:1", changed);

        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync("slack/T1/C1:1", "over it"));
        Assert.Equal(changed, Payload("slack/T1/C1:1"));
    }

    [Fact]
    public async Task Plain_records_from_before_are_read_and_encrypted_when_they_are_written()
    {
        var key = _silo.Options;
        // The silo's own store is encrypted: it takes another one to have records from before.
        await using var before = new EncryptedSqliteSilo { Options = new EncryptionOptions() };
        await before.InitializeAsync();
        await before.Storage.WriteStateAsync("note", Grain("slack/T1/C1:1"), new GrainState<Note>(new Note { Text = Word }), Cancel);
        before.Options = key;
        await before.Restart();
        var state = new GrainState<Note>();
        await before.Storage.ReadStateAsync("note", Grain("slack/T1/C1:1"), state, Cancel);
        Assert.Equal(Word, state.State!.Text);
        await before.Storage.WriteStateAsync("note", Grain("slack/T1/C1:1"), state, Cancel);

        await before.Stop();
        Assert.Empty(await RawBytes.WithAsync(before.DataDir, Word, Cancel));
        await before.Restart();
        await before.Storage.ReadStateAsync("note", Grain("slack/T1/C1:1"), state, Cancel);
        Assert.Equal(Word, state.State!.Text);
    }

    [Fact]
    public async Task Left_out_encryption_is_refused_and_with_its_key_alone_it_is_given_up_record_by_record()
    {
        var key = _silo.Options.Key;
        await WriteAsync("slack/T1/C1:1", Word);
        await WriteAsync("slack/T1/C1:2", Word);
        _silo.Options = new EncryptionOptions();
        var refused = await Assert.ThrowsAnyAsync<Exception>(_silo.Restart);
        Assert.Contains("Storage:Encryption:Enabled is false", Chain(refused), StringComparison.Ordinal);

        _silo.Options = new EncryptionOptions { Key = key };
        await _silo.Restart();
        var state = new GrainState<Note>();
        await _silo.Storage.ReadStateAsync("note", Grain("slack/T1/C1:1"), state, Cancel);
        Assert.Equal(Word, state.State!.Text);
        await _silo.Storage.WriteStateAsync("note", Grain("slack/T1/C1:1"), state, Cancel);

        Assert.StartsWith("{\"Text\":\"" + Word, Encoding.UTF8.GetString(Payload("slack/T1/C1:1")), StringComparison.Ordinal);
        Assert.Equal(Word, await TextAsync("slack/T1/C1:1"));
        Assert.Equal(Word, await TextAsync("slack/T1/C1:2"));
    }

    [Fact]
    public async Task An_erased_workspace_stays_erased_over_a_restart()
    {
        await WriteAsync("slack/T1/C1:1", Word);
        await WriteAsync("slack/T2/C1:1", Word);
        Assert.True(await _silo.Services.GetRequiredService<RecordEncryption>().EraseWorkspaceAsync("slack", "T1", Cancel));
        await _silo.Restart();

        var state = new GrainState<Note>();
        await _silo.Storage.ReadStateAsync("note", Grain("slack/T1/C1:1"), state, Cancel);
        Assert.False(state.RecordExists);
        Assert.Equal(Word, await TextAsync("slack/T2/C1:1"));
        state.State = new Note { Text = "afterwards" };
        await _silo.Storage.WriteStateAsync("note", Grain("slack/T1/C1:1"), state, Cancel);
        Assert.Equal("afterwards", await TextAsync("slack/T1/C1:1"));
    }

    [Theory]
    [InlineData(true, null, null, 90, "Key is needed")]
    [InlineData(true, "c2hvcnQ=", null, 90, "Key is not 32 bytes")]
    [InlineData(false, "not base64!", null, 90, "Key is not 32 bytes")]
    [InlineData(false, null, "c2hvcnQ=", 90, "PreviousKeys has a key that is not 32 bytes")]
    [InlineData(false, null, null, 0, "RotateAfterDays must be 1 to 3650")]
    public void What_is_set_wrong_is_named_and_no_key_is_shown(bool enabled, string? key, string? previous, int days, string fault)
    {
        var options = new EncryptionOptions { Enabled = enabled, Key = key, PreviousKeys = previous, RotateAfterDays = days };
        var result = new EncryptionOptionsValidator().Validate(null, options);

        Assert.Contains($"Storage:Encryption:{fault}", Assert.Single(result.Failures!), StringComparison.Ordinal);
        Assert.DoesNotContain("c2hvcnQ=", result.FailureMessage, StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => Host.CreateApplicationBuilder().UseOrleans(silo => silo.AddRecordEncryption(new StorageOptions(), options)));
    }

    private static GrainId Grain(string key) => GrainId.Create("note-grain", key);

    private static string Chain(Exception? exception) => exception is null ? "" : exception.Message + "\n" + Chain(exception.InnerException);

    private Task WriteAsync(string key, string text) => _silo.Storage.WriteStateAsync("note", Grain(key), new GrainState<Note>(new Note { Text = text }), Cancel);

    private async Task<string?> TextAsync(string key)
    {
        var state = new GrainState<Note>();
        await _silo.Storage.ReadStateAsync("note", Grain(key), state, Cancel);
        return state.State!.Text;
    }

    private async Task RefusedAsync(string key)
    {
        // Without its mark it is taken for JSON, which it is not.
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => TextAsync(key));
        Assert.True(fault is InvalidDataException or System.Text.Json.JsonException, fault.ToString());
    }

    private byte[] Payload(string key)
    {
        using var connection = OtherConnection.To(_silo.DataDir);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT payload FROM grain_state WHERE grain_id = $id";
        command.Parameters.AddWithValue("$id", $"note-grain/{key}");
        return (byte[])command.ExecuteScalar()!;
    }

    private void Plant(string key, byte[] payload)
    {
        using var connection = OtherConnection.To(_silo.DataDir);
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE grain_state SET payload = $payload WHERE grain_id = $id";
        command.Parameters.AddWithValue("$id", $"note-grain/{key}");
        command.Parameters.AddWithValue("$payload", payload);
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
