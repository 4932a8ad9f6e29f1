using System.Globalization;
using System.Runtime.InteropServices;
using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ChatAgency.Storage.Sqlite;

/// <summary>
/// Grain state in one SQLite file. A write has reached the disk when it returns; writes of many grains share the sync
/// that this takes. The ETag is a number that no other write of the store ever gets.
/// </summary>
internal sealed class SqliteGrainStorage(
    IOptions<StorageOptions> options,
    IGrainStorageSerializer serializer,
    IActivatorProvider activators,
    StorageMonitor monitor,
    TimeProvider time,
    ILogger<SqliteGrainStorage> log) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ChangeKind _clear = options.Value.DeleteStateOnClear ? ChangeKind.Delete : ChangeKind.Blank;
    private SqliteStore? _store;

    private SqliteStore Store => _store ?? throw new StorageException("The record store is not open yet: the silo is starting.");

    /// <summary>Open before, and closed after, everything that a host or grain may begin at the later stages.</summary>
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(SqliteGrainStorage), ServiceLifecycleStage.RuntimeStorageServices, Start, Stop);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var stored = await Store.Find(new RecordKey(stateName, grainId.ToString()), cancellationToken);
        var state = stored?.Payload is { } payload ? serializer.Deserialize<T>(new BinaryData(payload)) : default;
        grainState.ETag = ETag(stored?.Version);
        grainState.RecordExists = stored?.Payload is not null;
        grainState.State = state ?? activators.GetActivator<T>().Create();
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        // Serialized before the first await: the grain may change the object afterwards.
        var payload = Bytes(serializer.Serialize(grainState.State));
        await Make(ChangeKind.Write, stateName, grainId, grainState, payload, cancellationToken);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        await Make(_clear, stateName, grainId, grainState, null, cancellationToken);
        grainState.RecordExists = false;
        grainState.State = activators.GetActivator<T>().Create();
    }

    private async Task Make<T>(ChangeKind kind, string stateName, GrainId grainId, IGrainState<T> grainState, byte[]? payload, CancellationToken cancellationToken)
    {
        var change = new Change(kind, new RecordKey(stateName, grainId.ToString()), Version(grainState.ETag), payload);
        var outcome = await Store.Make(change, cancellationToken);
        if (!outcome.Done) throw Conflict(kind, stateName, outcome.Version, grainState.ETag);
        grainState.ETag = ETag(outcome.Version);
    }

    private static InconsistentStateException Conflict(ChangeKind kind, string stateName, long? stored, string? current) =>
        new($"{kind} of '{stateName}' met another version than the one it was based on.", ETag(stored) ?? "none", string.IsNullOrEmpty(current) ? "none" : current);

    private static string? ETag(long? version) => version?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null for no ETag. One that this store never made is a version that is never stored, so it conflicts.</summary>
    private static long? Version(string? etag) =>
        string.IsNullOrEmpty(etag) ? null : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private static byte[] Bytes(BinaryData data) =>
        MemoryMarshal.TryGetArray(data.ToMemory(), out var segment) && segment.Array is { } array && array.Length == segment.Count ? array : data.ToArray();

    private Task Start(CancellationToken cancellationToken)
    {
        _store = SqliteStore.Open(options.Value.DataDir, monitor, time, log);
        return Task.CompletedTask;
    }

    private Task Stop(CancellationToken cancellationToken) => _store is { } store ? store.Close().WaitAsync(cancellationToken) : Task.CompletedTask;
}
