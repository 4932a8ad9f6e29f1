using Orleans.Storage;

namespace ChatAgency.Storage.Postgres;

/// <summary>
/// Orleans' ADO.NET storage finds a record by the grain's key alone, without the grain's type, and takes a key that
/// looks like a number or a GUID for one, so that <c>ab</c>, <c>AB</c> and <c>0ab</c> would be one record. Here a key is
/// the whole id, <c>type/key</c>, and looks like nothing else. Nothing is cleared by who has not read it.
/// </summary>
internal sealed class WholeIds(IGrainStorage inner) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, Whole(grainId), grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.WriteStateAsync(stateName, Whole(grainId), grainState);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (string.IsNullOrEmpty(grainState.ETag))
        {
            var stored = new GrainState<T>();
            await ReadStateAsync(stateName, grainId, stored);
            if (stored.ETag is { } version) throw new InconsistentStateException($"Clear of '{stateName}' met a version where none was expected.", version, "none");
        }

        await inner.ClearStateAsync(stateName, Whole(grainId), grainState);
    }

    private static GrainId Whole(GrainId id) => GrainId.Create(id.Type, id.ToString());
}
