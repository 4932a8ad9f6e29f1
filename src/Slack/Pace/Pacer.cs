namespace ChatAgency.Slack.Pace;

/// <summary>
/// Gives out turns so that a rate holds for each key (a leaky bucket kept as one time: when its next turn is due).
/// Those who may take more of the burst get turns when others no longer do.
/// </summary>
internal sealed class Pacer(TimeProvider clock)
{
    /// <summary>Above this many keys those that are at rest are forgotten.</summary>
    private const int ManyKeys = 4096;

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> due = [];

    /// <summary>How many keys are kept.</summary>
    public int Keys => due.Count;

    /// <summary>
    /// Takes a turn where it comes within the patience; then <paramref name="wait"/> says when. Else takes none, and it
    /// says when one would have come.
    /// </summary>
    public bool TryTake(string key, Rate rate, TimeSpan patience, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (rate.Interval == TimeSpan.Zero) return true;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var next = due.TryGetValue(key, out var known) && known > now ? known : now;
            var early = next - now - (rate.Interval * (rate.Burst - 1));
            wait = early > TimeSpan.Zero ? early : TimeSpan.Zero;
            if (wait > patience) return false;
            if (due.Count >= ManyKeys) Forget(now);
            due[key] = next + rate.Interval;
            return true;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, time) in due)
        {
            if (time <= now) due.Remove(key);
        }
    }
}
