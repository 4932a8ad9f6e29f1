using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChatAgency.Grains.Tests.Operating;

/// <summary>The spans of the agency's own since this was made. Other tests run beside it: a trace begun by a test tells its own apart.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;
    private readonly Activity _root;

    public Spans()
    {
        _root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "ChatAgency",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>All that have ended.</summary>
    public IReadOnlyList<Activity> All => [.. _ended];

    /// <summary>Those of this name, of what the test itself called.</summary>
    public IReadOnlyList<Activity> Within(string name) => Of(name, _root.TraceId);

    /// <summary>Those of this name in a trace.</summary>
    public IReadOnlyList<Activity> Of(string name, ActivityTraceId trace) => [.. _ended.Where(span => span.OperationName == name && span.TraceId == trace)];

    public void Dispose()
    {
        _root.Dispose();
        _listener.Dispose();
    }
}
