using System.Collections.Concurrent;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Gateway.Conversations;

/// <summary>Counts the event streams that a person holds open at this gateway.</summary>
internal sealed class StreamQuota
{
    /// <summary>As many as a browser opens to one host over HTTP/1.1.</summary>
    public const int PerPerson = 6;

    private readonly ConcurrentDictionary<(string Workspace, string Person), int> _open = new();

    public bool TryEnter(Caller caller)
    {
        var entered = false;
        _open.AddOrUpdate(
            (caller.Workspace, caller.Person),
            _ =>
            {
                entered = true;
                return 1;
            },
            (_, open) =>
            {
                entered = open < PerPerson;
                return entered ? open + 1 : open;
            });
        return entered;
    }

    public void Leave(Caller caller)
    {
        var key = (caller.Workspace, caller.Person);
        if (_open.AddOrUpdate(key, 0, static (_, open) => open - 1) == 0) _open.TryRemove(new(key, 0));
    }
}
