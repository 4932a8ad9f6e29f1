namespace ChatAgency.Simulators.Slack.Faults;

/// <summary>Slack's rate limits: a number of calls in any window of time, per workspace, method and (where asked) channel. None is set at first.</summary>
public sealed class RateLimits(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Limit> _limits = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Method, string Place), Queue<DateTimeOffset>> _calls = [];

    /// <summary>Lets this many calls of a method through in any window; what is over gets 429 with the seconds to wait.</summary>
    public void Set(string method, int calls, TimeSpan window, bool perChannel = false)
    {
        lock (_lock) _limits[method] = new Limit(calls, window, perChannel);
    }

    /// <summary>Takes the limits of an ordinary workspace: a post a second and channel, 50 updates, deletions and reads a minute, 20 streams.</summary>
    public void SetUsual()
    {
        Set("chat.postMessage", 1, TimeSpan.FromSeconds(1), perChannel: true);
        foreach (var method in new[] { "chat.update", "chat.delete", "conversations.replies", "conversations.info" })
            Set(method, 50, TimeSpan.FromMinutes(1));
        Set("users.info", 100, TimeSpan.FromMinutes(1));
        Set("chat.startStream", 20, TimeSpan.FromMinutes(1));
        Set("chat.stopStream", 20, TimeSpan.FromMinutes(1));
        Set("chat.appendStream", 100, TimeSpan.FromMinutes(1));
    }

    /// <summary>Null when the call may pass; else the whole seconds to wait.</summary>
    internal int? Check(string method, string team, string? channel)
    {
        lock (_lock)
        {
            if (!_limits.TryGetValue(method, out var limit)) return null;
            var key = (method, limit.PerChannel ? $"{team}/{channel}" : team);
            if (!_calls.TryGetValue(key, out var calls)) _calls[key] = calls = [];
            var now = time.GetUtcNow();
            while (calls.TryPeek(out var oldest) && now - oldest >= limit.Window) calls.Dequeue();
            if (calls.Count >= limit.Calls) return Math.Max(1, (int)Math.Ceiling((calls.Peek() + limit.Window - now).TotalSeconds));
            calls.Enqueue(now);
            return null;
        }
    }

    private sealed record Limit(int Calls, TimeSpan Window, bool PerChannel);
}
