using ChatAgency.Simulators.Waiting;

namespace ChatAgency.Simulators.Slack.Calls;

/// <summary>Every call of the Web API, in the order of arrival.</summary>
public sealed class CallLog
{
    private readonly Lock _lock = new();
    private readonly List<RecordedCall> _calls = [];
    private readonly SortedSet<string> _unknownArguments = new(StringComparer.Ordinal);
    private readonly Changes _changes;

    internal CallLog(Changes changes) => _changes = changes;

    private int _count;

    /// <summary>Told of each call; it must not take long.</summary>
    public Action<RecordedCall>? Recorded { get; set; }

    /// <summary>Whether calls stay in <see cref="All"/>; a long run lets them go.</summary>
    public bool Keeps { get; set; } = true;

    /// <summary>All calls so far.</summary>
    public IReadOnlyList<RecordedCall> All
    {
        get
        {
            lock (_lock) return [.. _calls];
        }
    }

    /// <summary>Arguments that no method of Slack's knows, as <c>method:argument</c>; and bodies in a form that the method does not take. A test expects none.</summary>
    public IReadOnlyCollection<string> UnknownArguments
    {
        get
        {
            lock (_lock) return [.. _unknownArguments];
        }
    }

    /// <summary>The calls of one method so far.</summary>
    public IReadOnlyList<RecordedCall> Of(string method) => [.. All.Where(call => call.Method == method)];

    /// <summary>Waits until the calls are as wanted.</summary>
    /// <exception cref="TimeoutException">They did not become so in time.</exception>
    public Task<IReadOnlyList<RecordedCall>> WaitForAsync(
        Func<IReadOnlyList<RecordedCall>, bool> wanted, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _changes.WaitForAsync(() => All, wanted, static calls => string.Join('\n', calls.Select(call => $"{call.Number} {call.Method} {call.Channel} {call.Ts} {call.Response}")), timeout, cancellationToken);

    internal void Add(IncomingCall call, DateTimeOffset at, bool hasEffect, string response, string? ts)
    {
        var recorded = new RecordedCall(Interlocked.Increment(ref _count), call, at, hasEffect, response, ts);
        if (Keeps)
        {
            lock (_lock) _calls.Add(recorded);
        }

        Recorded?.Invoke(recorded);
        _changes.Signal();
    }

    internal void AddUnknown(string method, string argument)
    {
        lock (_lock) _unknownArguments.Add($"{method}:{argument}");
    }
}
