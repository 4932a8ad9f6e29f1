using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Sealing;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ChatAgency.Storage.Encrypting;

/// <summary>
/// Encrypts what goes into a store and decrypts what comes out of it; versions, conflicts and clearing stay the store's own.
/// A record that cannot be decrypted is refused and never taken for an empty one; one whose key was destroyed is no record.
/// </summary>
/// <param name="store">Keeps the bytes.</param>
/// <param name="encrypts">False: reads what is encrypted, and writes plain.</param>
/// <param name="keys">The keys of workspaces and of the installation.</param>
/// <param name="serializer">Writes states as JSON.</param>
/// <param name="activators">Make empty states.</param>
internal sealed class EncryptingGrainStorage(IGrainStorage store, bool encrypts, KeyBook keys, IGrainStorageSerializer serializer, IActivatorProvider activators)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) => (store as ILifecycleParticipant<ISiloLifecycle>)?.Participate(observer);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var stored = new GrainState<StoredBytes>(new StoredBytes());
        await store.ReadStateAsync(stateName, grainId, stored, cancellationToken);
        var (plain, etag) = await OpenAsync(new Place(stateName, grainId), stored);
        var state = plain is null ? default : serializer.Deserialize<T>(plain);
        grainState.ETag = etag;
        grainState.RecordExists = plain is not null;
        grainState.State = state ?? activators.GetActivator<T>().Create();
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        // Serialized before the first await: the grain may change the object afterwards.
        var plain = serializer.Serialize(grainState.State);
        var (etag, stamp) = ETagStamp.Split(grainState.ETag);
        var key = await KeyAsync(stateName, KeyScope.Of(grainId), stamp);
        var body = key is null ? plain : new BinaryData(Envelope.Close(key.Id, key.Bytes, new Place(stateName, grainId), plain));
        var stored = new GrainState<StoredBytes>(new StoredBytes { Body = body }, etag) { RecordExists = grainState.RecordExists };
        await store.WriteStateAsync(stateName, grainId, stored, cancellationToken);
        grainState.ETag = key is null ? stored.ETag : ETagStamp.Put(stored.ETag, key.Id);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var stored = new GrainState<StoredBytes>(new StoredBytes(), ETagStamp.Split(grainState.ETag).ETag) { RecordExists = grainState.RecordExists };
        await store.ClearStateAsync(stateName, grainId, stored, cancellationToken);
        grainState.ETag = stored.ETag;
        grainState.RecordExists = false;
        grainState.State = activators.GetActivator<T>().Create();
    }

    private async ValueTask<(BinaryData? Plain, string? ETag)> OpenAsync(Place place, GrainState<StoredBytes> stored)
    {
        if (stored.State?.Body is not { Length: > 0 } body) return (null, stored.ETag);
        if (!Envelope.IsOne(body)) return (body, stored.ETag);
        var id = Envelope.KeyOf(body);
        var set = await keys.Get(KeyScope.Of(place.Grain), id);
        if (set.Destroyed.Contains(id)) return (null, stored.ETag);
        var key = set.Find(id) ?? throw new InvalidDataException($"A record is encrypted with data key {id}, which its workspace does not have.");
        return (new BinaryData(Envelope.Open(key.Bytes, place, body)), ETagStamp.Put(stored.ETag, id));
    }

    /// <summary>The key to write with; null for plain.</summary>
    private async ValueTask<DataKey?> KeyAsync(string stateName, string scope, KeyId? stamp)
    {
        if (!encrypts && stamp is null) return null;
        var set = await (encrypts ? keys.GetForWriting(scope) : keys.Get(scope));
        if (stamp is { } before && set.Destroyed.Contains(before)) throw new ErasedException($"'{stateName}' was read before its workspace was erased, and is not written.");
        if (!encrypts) return null;
        // Never plain instead: without a key there is no write.
        return set.Newest ?? throw new InvalidOperationException("There is no key to write with.");
    }
}
