using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>Keeps where the error ids of a bucket stand.</summary>
[GrainType("register-errors")]
internal sealed class ErrorIndexGrain([PersistentState("errors")] IPersistentState<ErrorIndexState> stored) : Grain, IErrorIndexGrain
{
    public Task Add(IReadOnlyList<ErrorPlace> places, CancellationToken cancellationToken) =>
        ChangeAsync(all => places.Count(place => all.GetValueOrDefault(place.ErrorId) != place && Set(all, place)), cancellationToken);

    public Task<ErrorPlace?> Find(string errorId, CancellationToken cancellationToken) => Task.FromResult(stored.State.Places.GetValueOrDefault(errorId.ToUpperInvariant()));

    public Task Forget(string conversation, IReadOnlyList<string> errorIds, CancellationToken cancellationToken) =>
        ChangeAsync(all => errorIds.Count(id => all.TryGetValue(id, out var place) && place.Conversation == conversation && all.Remove(id)), cancellationToken);

    public Task DropBefore(DateTimeOffset moment, CancellationToken cancellationToken) =>
        ChangeAsync(all => all.Values.Where(place => place.At < moment).ToArray().Count(place => all.Remove(place.ErrorId)), cancellationToken);

    private static bool Set(Dictionary<string, ErrorPlace> all, ErrorPlace place)
    {
        all[place.ErrorId] = place;
        return true;
    }

    private async Task ChangeAsync(Func<Dictionary<string, ErrorPlace>, int> change, CancellationToken cancellationToken)
    {
        if (change(stored.State.Places) == 0) return;
        try
        {
            await stored.WriteStateAsync(cancellationToken);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
