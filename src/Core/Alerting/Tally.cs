namespace ChatAgency.Core.Alerting;

/// <summary>Tells when something happened too often in a while. Takes room for as many times as are too many. Safe to use from any thread.</summary>
/// <param name="time">The clock.</param>
public sealed class Tally(TimeProvider time)
{
    private readonly Queue<long> _times = new();

    /// <summary>Counts one more; true where there were too many in the while that ends now.</summary>
    /// <param name="tooMany">So many are too many; 0 for never.</param>
    /// <param name="within">The while.</param>
    public bool Count(int tooMany, TimeSpan within)
    {
        if (tooMany <= 0) return false;
        lock (_times)
        {
            _times.Enqueue(time.GetTimestamp());
            while (_times.Count > tooMany) _times.Dequeue();
            return _times.Count == tooMany && time.GetElapsedTime(_times.Peek()) <= within;
        }
    }
}
