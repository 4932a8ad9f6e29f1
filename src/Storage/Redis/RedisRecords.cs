using Orleans.Storage;

namespace ChatAgency.Storage.Redis;

/// <summary>
/// Orleans' storage in Redis, whose failures are told in words that every caller can read: its own exception is a type that
/// gateways do not have, and a gateway that cannot read one answer stops reading those behind it.
/// </summary>
internal sealed class RedisRecords(IGrainStorage store) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) => (store as ILifecycleParticipant<ISiloLifecycle>)?.Participate(observer);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Told("read", store.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Told("written", store.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Told("cleared", store.ClearStateAsync(stateName, grainId, grainState));

    private static async Task Told(string what, Task call)
    {
        try
        {
            await call;
        }
        catch (Exception e) when (e is not (InconsistentStateException or OperationCanceledException))
        {
            // Without the cause, which would travel with it; it stands in the log of the silo.
            throw new StorageException($"A record could not be {what}: Redis did not answer or refused (ConnectionStrings__Redis).");
        }
    }
}
