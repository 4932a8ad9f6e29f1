using System.Collections.Concurrent;

namespace ChatAgency.Slack.Outbound;

/// <summary>Remembers which method Slack has closed in which workspace, and until when. In between it is not called.</summary>
internal sealed class MethodGate(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Workspace, string Method), DateTimeOffset> closed = new();

    /// <summary>How long the method stays closed; null where it is open.</summary>
    public TimeSpan? ClosedFor(string workspace, string method)
    {
        if (!closed.TryGetValue((workspace, method), out var until)) return null;
        var left = until - clock.GetUtcNow();
        if (left > TimeSpan.Zero) return left;
        closed.TryRemove(new((workspace, method), until));
        return null;
    }

    /// <summary>Closes a method; an earlier, longer closing stays.</summary>
    public void Close(string workspace, string method, TimeSpan period)
    {
        var until = clock.GetUtcNow() + period;
        closed.AddOrUpdate((workspace, method), until, (_, known) => known > until ? known : until);
    }
}
