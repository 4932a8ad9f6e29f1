using ChatAgency.Grains.Interfaces.Memory;

namespace ChatAgency.Grains.Memory;

/// <summary>Keeps the facts of one key.</summary>
[GrainType("memory")]
internal sealed class MemoryGrain([PersistentState("memory")] IPersistentState<MemoryState> stored, TimeProvider time) : Grain, IMemoryGrain
{
    public async Task<bool> Remember(string text, string by, CancellationToken cancellationToken)
    {
        var facts = stored.State.Facts;
        if (facts.Exists(fact => string.Equals(fact.Text, text, StringComparison.OrdinalIgnoreCase))) return true;
        if (facts.Count >= IMemoryGrain.Most || text.Length > IMemoryGrain.Longest) return false;
        facts.Add(new Fact(++stored.State.Last, text, time.GetUtcNow(), by));
        await SaveAsync(() => stored.WriteStateAsync(cancellationToken));
        return true;
    }

    public Task<IReadOnlyList<Fact>> Recall(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Fact>>([.. stored.State.Facts]);

    public async Task<int> Forget(IReadOnlyList<long>? numbers, CancellationToken cancellationToken)
    {
        var gone = stored.State.Facts.RemoveAll(fact => numbers is null || numbers.Contains(fact.Number));
        if (gone > 0) await SaveAsync(() => stored.State.Facts.Count == 0 ? stored.ClearStateAsync(cancellationToken) : stored.WriteStateAsync(cancellationToken));
        return gone;
    }

    private async Task SaveAsync(Func<Task> save)
    {
        try
        {
            await save();
        }
        catch
        {
            // What the store holds now is not known: the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }
}
