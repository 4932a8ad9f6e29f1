namespace ChatAgency.Models.Chaining;

/// <summary>
/// Second attempts that a process may make: a share of the first ones within the last minute, and a few whatever their
/// number. So an outage is not met with twice the calls.
/// </summary>
internal sealed class RetryBudget(TimeProvider time)
{
    private const int Seconds = 60;

    private readonly Lock _lock = new();
    private readonly Second[] _window = new Second[Seconds];

    public void First()
    {
        lock (_lock) Current().First++;
    }

    /// <summary>True where one more second attempt fits; it is counted then.</summary>
    /// <param name="share">The share of the first ones.</param>
    /// <param name="floor">How many whatever their number.</param>
    public bool TryRetry(double share, int floor)
    {
        lock (_lock)
        {
            var now = Now();
            var (first, again) = (0, 0);
            foreach (var second in _window)
            {
                if (second.At <= now - Seconds) continue;
                first += second.First;
                again += second.Again;
            }

            if (again >= floor + share * first) return false;
            Current().Again++;
            return true;
        }
    }

    private ref Second Current()
    {
        var now = Now();
        ref var second = ref _window[now % Seconds];
        if (second.At != now) second = new Second { At = now };
        return ref second;
    }

    // Counted from 60, so that seconds never used look old.
    private long Now() => Seconds + (long)time.GetElapsedTime(0).TotalSeconds;

    private struct Second
    {
        public long At;
        public int First;
        public int Again;
    }
}
