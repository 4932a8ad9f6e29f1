using ChatAgency.Storage.AzureBlob.Calling;
using ChatAgency.Storage.AzureBlob.Naming;
using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.Options;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ChatAgency.Storage.AzureBlob;

/// <summary>
/// Grain state in Azure Blob storage, one blob a record, under the names and in the form of Orleans' own provider. The
/// ETag is the blob's.
/// </summary>
internal sealed class BlobGrainStorage(
    BlobRecords records,
    IOptions<StorageOptions> options,
    IGrainStorageSerializer serializer,
    IActivatorProvider activators,
    StorageMonitor monitor) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly bool _deletes = options.Value.DeleteStateOnClear;

    /// <summary>Open before everything that a host or grain may begin at the later stages.</summary>
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(BlobGrainStorage), ServiceLifecycleStage.RuntimeStorageServices, records.ProbeAsync);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var stored = await Watched(() => records.FindAsync(BlobNames.Of(stateName, grainId), cancellationToken));
        var state = stored is { Content.Length: > 0 } ? serializer.Deserialize<T>(stored.Content) : default;
        grainState.ETag = stored?.ETag;
        grainState.RecordExists = state is not null;
        grainState.State = state ?? activators.GetActivator<T>().Create();
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        // Serialized before the first await: the grain may change the object afterwards.
        var content = serializer.Serialize(grainState.State);
        await PutAsync(stateName, grainId, grainState, content, cancellationToken);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        if (_deletes) await DeleteAsync(stateName, grainId, grainState, cancellationToken);
        else await PutAsync(stateName, grainId, grainState, BinaryData.Empty, cancellationToken);
        grainState.RecordExists = false;
        grainState.State = activators.GetActivator<T>().Create();
    }

    private async Task PutAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, BinaryData content, CancellationToken cancellationToken)
    {
        var etag = await Watched(() => records.PutAsync(BlobNames.Of(stateName, grainId), grainState.ETag, content, cancellationToken));
        grainState.ETag = etag ?? throw Conflict("Write", stateName, grainState.ETag);
        monitor.Wrote();
    }

    private async Task DeleteAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var deleted = await Watched(() => records.DeleteAsync(BlobNames.Of(stateName, grainId), grainState.ETag, cancellationToken));
        if (!deleted) throw Conflict("Delete", stateName, grainState.ETag);
        grainState.ETag = null;
        monitor.Wrote();
    }

    private async Task<T> Watched<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (StorageException e)
        {
            monitor.Failed(e.Message);
            throw;
        }
    }

    private static InconsistentStateException Conflict(string what, string stateName, string? current) =>
        new($"{what} of '{stateName}' met another version than the one it was based on.", "unknown", string.IsNullOrEmpty(current) ? "none" : current);
}
