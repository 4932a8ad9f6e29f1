namespace ChatAgency.Models.Limiting;

/// <summary>
/// How many calls may run at once, as the service shows it: fewer when it says that it has too much to do, slowly more
/// while all places are taken and it answers. Who must wait is let in in the order of coming.
/// </summary>
internal sealed class AdaptiveLimit(int most)
{
    // AIMD: down by three tenths of what ran, at most once for calls that ran side by side; up by a tenth of a place an answer.
    private const double Cut = 0.7;
    private const double Growth = 0.1;

    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource<Place>> _waiting = new();
    private int _most = most;
    private double _limit = most;
    private int _inFlight;
    private int _cuts;

    public int Limit
    {
        get
        {
            lock (_lock) return (int)_limit;
        }
    }

    public int InFlight
    {
        get
        {
            lock (_lock) return _inFlight;
        }
    }

    public int Waiting
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    /// <summary>How many are let in at most from now on. Those over it that run already end in peace.</summary>
    public void Allow(int most)
    {
        lock (_lock)
        {
            if (most == _most) return;
            // A limit that the service itself had pressed down goes on growing from there.
            _limit = _limit >= _most ? most : Math.Min(_limit, most);
            _most = most;
            Admit();
        }
    }

    /// <summary>Waits for a place. A cancelled wait leaves the queue at once.</summary>
    public async ValueTask<Place> EnterAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<Place>> mine;
        lock (_lock)
        {
            if (_waiting.Count == 0 && _inFlight < (int)_limit) return Admitted();
            mine = _waiting.AddLast(new TaskCompletionSource<Place>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var stop = cancellationToken.Register(() => Abandon(mine, cancellationToken));
        return await mine.Value.Task;
    }

    internal void Leave(PlaceEnd end, int cuts)
    {
        lock (_lock)
        {
            if (end == PlaceEnd.Busy && cuts == _cuts) Shrink();
            else if (end == PlaceEnd.Answered && (_waiting.Count > 0 || _inFlight >= (int)_limit)) _limit = Math.Min(_most, _limit + Math.Max(Growth, 1 / _limit));
            _inFlight--;
            Admit();
        }
    }

    private void Admit()
    {
        while (_waiting.First is { } next && _inFlight < (int)_limit)
        {
            _waiting.RemoveFirst();
            next.Value.SetResult(Admitted());
        }
    }

    private void Shrink()
    {
        _cuts++;
        _limit = Math.Max(1, Math.Min(_limit, _inFlight) * Cut);
    }

    private Place Admitted()
    {
        _inFlight++;
        return new Place(this, _cuts);
    }

    private void Abandon(LinkedListNode<TaskCompletionSource<Place>> mine, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Let in already: the call itself sees the cancellation and gives the place back.
            if (mine.List is null) return;
            _waiting.Remove(mine);
        }

        mine.Value.SetCanceled(cancellationToken);
    }
}
