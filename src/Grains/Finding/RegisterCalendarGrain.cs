using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>Keeps the register's days and the workspaces, and removes days.</summary>
[GrainType("register-calendar")]
internal sealed class RegisterCalendarGrain([PersistentState("calendar")] IPersistentState<RegisterCalendarState> stored) : Grain, IRegisterCalendarGrain
{
    private const int MostDropped = 30;

    private Task _saved = Task.CompletedTask;

    public Task Note(DateOnly day, IReadOnlyList<string> workspaces, CancellationToken cancellationToken)
    {
        var isNews = stored.State.Days.Add(day);
        var known = stored.State.Workspaces.Select(static workspace => workspace.Name).ToHashSet(StringComparer.Ordinal);
        KnownWorkspace[] met = [.. workspaces.Where(known.Add).Select(name => new KnownWorkspace(name, day))];
        stored.State.Workspaces.AddRange(met);
        // What is known may not be durable yet: then whoever says it once more waits for the same write.
        return isNews || met.Length > 0 ? SaveAsync() : _saved;
    }

    public Task<RegisterCalendar> Read(CancellationToken cancellationToken) =>
        Task.FromResult(new RegisterCalendar([.. stored.State.Days], [.. stored.State.Workspaces.OrderBy(static workspace => workspace.Name, StringComparer.Ordinal)]));

    public async Task<int> DropBefore(DateOnly day, CancellationToken cancellationToken)
    {
        DateOnly[] old = [.. stored.State.Days.TakeWhile(known => known < day).Take(MostDropped)];
        if (old.Length == 0) return 0;
        foreach (var gone in old)
        {
            await Task.WhenAll(Enumerable.Range(0, IRegisterGrain.Shards).Select(shard => GrainFactory.GetGrain<IRegisterGrain>(RegisterKey.Of(gone, shard)).Drop(cancellationToken)));
        }

        var moment = new DateTimeOffset(old[^1].AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await Task.WhenAll(Enumerable.Range(0, IErrorIndexGrain.Buckets).Select(bucket => GrainFactory.GetGrain<IErrorIndexGrain>(bucket).DropBefore(moment, cancellationToken)));
        stored.State.Days.ExceptWith(old);
        await SaveAsync();
        return old.Length;
    }

    public async Task<int> Leave(IReadOnlyList<string> workspaces, CancellationToken cancellationToken)
    {
        var left = stored.State.Workspaces.RemoveAll(known => workspaces.Contains(known.Name));
        if (left > 0) await SaveAsync();
        return left;
    }

    private Task SaveAsync() => _saved = SaveAfterAsync(_saved);

    /// <summary>One write at a time. Nobody's patience ends it: others may wait for the same.</summary>
    private async Task SaveAfterAsync(Task before)
    {
        await before;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
