using System.Diagnostics;
using Orleans.Storage;

namespace ChatAgency.Storage.Timing;

/// <summary>Measures a store, and is the store in all else.</summary>
internal sealed class MeasuredGrainStorage(IGrainStorage store, StorageMetrics metrics) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) => (store as ILifecycleParticipant<ISiloLifecycle>)?.Participate(observer);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        MeasureAsync("read", store.ReadStateAsync(stateName, grainId, grainState));

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        MeasureAsync("read", store.ReadStateAsync(stateName, grainId, grainState, cancellationToken));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        MeasureAsync("write", store.WriteStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        MeasureAsync("write", store.WriteStateAsync(stateName, grainId, grainState, cancellationToken));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        MeasureAsync("clear", store.ClearStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        MeasureAsync("clear", store.ClearStateAsync(stateName, grainId, grainState, cancellationToken));

    private async Task MeasureAsync(string operation, Task call)
    {
        var since = Stopwatch.GetTimestamp();
        var result = "failed";
        try
        {
            await call;
            result = "ok";
        }
        catch (InconsistentStateException)
        {
            result = "conflict";
            throw;
        }
        finally
        {
            metrics.Took(operation, result, since);
        }
    }
}
