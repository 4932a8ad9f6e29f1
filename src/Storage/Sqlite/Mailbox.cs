using System.Diagnostics.CodeAnalysis;

namespace ChatAgency.Storage.Sqlite;

/// <summary>
/// What waits for a thread of the store. The thread sleeps without spinning first: between two commits there is time,
/// and two cores have better to do. (A BlockingCollection here took three times the CPU of a write.)
/// </summary>
internal sealed class Mailbox<T>
    where T : class
{
    private readonly object _gate = new();
    private readonly Queue<T> _items = new();
    private int _sleeping;
    private bool _closed;

    /// <summary>True when nothing waits and nothing will come.</summary>
    internal bool IsFinished
    {
        get
        {
            lock (_gate) return _closed && _items.Count == 0;
        }
    }

    /// <summary>False when it is closed.</summary>
    internal bool Add(T item)
    {
        lock (_gate)
        {
            if (_closed) return false;
            _items.Enqueue(item);
            if (_sleeping > 0) Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Takes no more; what waits is still handed out.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The next one, if one waits.</summary>
    internal bool TryTake([NotNullWhen(true)] out T? item)
    {
        lock (_gate) return _items.TryDequeue(out item);
    }

    /// <summary>The next one, waited for; false when the time is over or the mailbox finished.</summary>
    internal bool Take(TimeSpan patience, [NotNullWhen(true)] out T? item)
    {
        lock (_gate)
        {
            if (_items.Count == 0 && !_closed)
            {
                _sleeping++;
                Monitor.Wait(_gate, patience);
                _sleeping--;
            }

            return _items.TryDequeue(out item);
        }
    }
}
