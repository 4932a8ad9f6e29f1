using ChatAgency.Storage.Encrypting;
using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Ring;
using ChatAgency.Storage.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>The layer of one silo over a store that it shares.</summary>
internal sealed class Layer
{
    private const string State = "note";
    private static readonly IActivatorProvider Activators = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<IActivatorProvider>();

    internal Layer(HeldStore store, TimeProvider time, string key, string? previous = null, int days = 90)
    {
        var rotateAfter = TimeSpan.FromDays(days);
        var ring = new KeyRing(store, new MasterKeys(key, previous), rotateAfter, time, NullLogger<KeyRing>.Instance);
        Keys = new KeyBook(store, ring, rotateAfter, time, NullLogger<KeyBook>.Instance);
        Encryption = new RecordEncryption(encrypts: true, ring, Keys, NullLogger<RecordEncryption>.Instance);
        Storage = new EncryptingGrainStorage(store, encrypts: true, Keys, store, Activators);
    }

    internal KeyBook Keys { get; }

    internal RecordEncryption Encryption { get; }

    internal EncryptingGrainStorage Storage { get; }

    internal static GrainId Grain(string workspace, string thread = "C1:1.2") => GrainId.Create("note-grain", $"slack/{workspace}/{thread}");

    internal async Task<GrainState<Note>> Write(GrainId grain, string text)
    {
        var state = new GrainState<Note>(new Note { Text = text });
        await Write(grain, state);
        return state;
    }

    internal Task Write(GrainId grain, GrainState<Note> state) => Storage.WriteStateAsync(State, grain, state);

    internal async Task<GrainState<Note>> Read(GrainId grain)
    {
        var state = new GrainState<Note>();
        await Storage.ReadStateAsync(State, grain, state);
        return state;
    }

    internal async Task<string?> Text(GrainId grain) => (await Read(grain)).State!.Text;
}
