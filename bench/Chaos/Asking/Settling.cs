using ChatAgency.Chaos.Checking;

namespace ChatAgency.Chaos.Asking;

/// <summary>What bots show in one channel, so that people know when to go on. It judges nothing.</summary>
internal sealed class Settling
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, bool> _shown = new(StringComparer.Ordinal);
    private volatile int _wanted;
    private readonly List<(Func<int, int, bool> Wanted, TaskCompletionSource Done)> _waiting = [];

    /// <summary>A bot's message changed.</summary>
    public void Note(string ts, string text, bool isGone)
    {
        lock (_lock)
        {
            if (isGone) _shown.Remove(ts);
            else _shown[ts] = Shape.IsFinal(text);
            foreach (var (_, done) in _waiting.Where(waiting => Holds(waiting.Wanted))) done.TrySetResult();
            _waiting.RemoveAll(static waiting => waiting.Done.Task.IsCompleted);
        }
    }

    /// <summary>Any one message of a bot; null where there is none.</summary>
    public string? Any()
    {
        lock (_lock) return _shown.Keys.FirstOrDefault();
    }

    /// <summary>Everything that was waited for has come, and nothing is unfinished.</summary>
    public bool IsAtRest
    {
        get
        {
            lock (_lock) return Holds((all, final) => final >= _wanted && all == final);
        }
    }

    /// <summary>Waits until so many messages of bots stand there, and all are final; or until patience ends.</summary>
    public Task FinalAsync(int count, bool isPromised, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (isPromised) _wanted = count;
        return WaitAsync((all, final) => final >= count && all == final, patience, cancellationToken);
    }

    /// <summary>Waits until a bot shows anything.</summary>
    public Task AnythingAsync(TimeSpan patience, CancellationToken cancellationToken) => WaitAsync(static (all, _) => all > 0, patience, cancellationToken);

    private async Task WaitAsync(Func<int, int, bool> wanted, TimeSpan patience, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (Holds(wanted)) return;
            _waiting.Add((wanted, done));
        }

        await Task.WhenAny(done.Task, Task.Delay(patience, cancellationToken));
        done.TrySetResult();
    }

    private bool Holds(Func<int, int, bool> wanted) => wanted(_shown.Count, _shown.Values.Count(static final => final));
}
