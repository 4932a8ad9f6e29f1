using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAgency.Storage.Encrypting;
using Orleans.Storage;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>A store in memory that several layers share, as silos do, and that counts what is read from it.</summary>
internal sealed class HeldStore : IGrainStorage, IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<(string State, GrainId Grain), (byte[] Body, string ETag)> _records = new();
    private readonly Lock _lock = new();
    private int _last;
    private int _reads;

    internal int Reads => _reads;

    internal bool IsAway { get; set; }

    internal byte[] this[string state, GrainId grain]
    {
        get => _records[(state, grain)].Body;
        set => _records[(state, grain)] = (value, _records.TryGetValue((state, grain), out var before) ? before.ETag : "0");
    }

    public BinaryData Serialize<T>(T? input) => input is StoredBytes bytes ? bytes.Body! : new BinaryData(JsonSerializer.SerializeToUtf8Bytes(input, Json));

    public T? Deserialize<T>(BinaryData input) => typeof(T) == typeof(StoredBytes) ? (T)(object)new StoredBytes { Body = input } : JsonSerializer.Deserialize<T>(input);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // As with a real store, no call ends within itself.
        await Task.Yield();
        if (IsAway) throw new IOException("The store is away.");
        Interlocked.Increment(ref _reads);
        if (!_records.TryGetValue((stateName, grainId), out var record)) return;
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Deserialize<T>(new BinaryData(record.Body))!, record.ETag, true);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var body = Serialize(grainState.State).ToArray();
        await Task.Yield();
        if (IsAway) throw new IOException("The store is away.");
        lock (_lock)
        {
            var stored = _records.TryGetValue((stateName, grainId), out var record) ? record.ETag : null;
            if (stored != grainState.ETag) throw new InconsistentStateException("Another writer was here.");
            grainState.ETag = (++_last).ToString(CultureInfo.InvariantCulture);
            _records[(stateName, grainId)] = (body, grainState.ETag);
        }

        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException("The conformance tests clear.");
}
