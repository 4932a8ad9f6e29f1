namespace ChatAgency.Grains.Limiting;

/// <summary>The moments of the last minute's questions, by whose they are. A moment that is over a limit does not count.</summary>
internal sealed class RecentAsks(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Queue<long>> moments = new(StringComparer.Ordinal);
    private long swept = time.GetTimestamp();

    /// <summary>Of how many anything is known.</summary>
    public int Count => moments.Count;

    /// <summary>When one more is within the limit; nothing where it is now, or where there is none.</summary>
    public TimeSpan? Wait(string whose, int most)
    {
        if (most == 0 || !moments.TryGetValue(whose, out var asked)) return null;
        Forget(asked);
        return asked.Count < most ? null : Window - time.GetElapsedTime(asked.Peek());
    }

    /// <summary>Counts one for each.</summary>
    public void Add(params ReadOnlySpan<string> whose)
    {
        var now = time.GetTimestamp();
        foreach (var one in whose)
        {
            if (!moments.TryGetValue(one, out var asked)) moments[one] = asked = new();
            asked.Enqueue(now);
        }

        if (time.GetElapsedTime(swept) >= Window) Sweep(now);
    }

    /// <summary>How many the last minute counted for each that asked in it.</summary>
    public IReadOnlyList<(string Whose, int Asked)> Use()
    {
        Sweep(time.GetTimestamp());
        return [.. moments.Select(static one => (one.Key, one.Value.Count))];
    }

    private void Sweep(long now)
    {
        swept = now;
        foreach (var (whose, asked) in moments)
        {
            Forget(asked);
            if (asked.Count == 0) moments.Remove(whose);
        }
    }

    private void Forget(Queue<long> asked)
    {
        while (asked.TryPeek(out var moment) && time.GetElapsedTime(moment) >= Window) asked.Dequeue();
    }
}
