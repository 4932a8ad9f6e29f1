namespace ChatAgency.Slack.Pressure;

/// <summary>The way to Slack for one workspace's calls: so many at once, and none while Slack is down.</summary>
internal sealed class Crossing(TimeProvider clock, Action<bool> turned)
{
    /// <summary>How long progress that finds no room stays away; the others wait in line.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> line = new();
    private readonly AdaptiveLimit limit = new();
    private readonly Breaker breaker = new();
    private int onTheirWay;

    public int OnTheirWay => Volatile.Read(ref onTheirWay);

    public int Limit
    {
        get
        {
            lock (gate) return limit.Value;
        }
    }

    public bool IsOpen
    {
        get
        {
            lock (gate) return breaker.IsOpen;
        }
    }

    /// <summary>Enters, perhaps after a wait in line. Whoever entered must <see cref="Leave"/>.</summary>
    public async ValueTask<Passage> EnterAsync(bool givesWay, TimeSpan patience, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (gate)
        {
            if (breaker.Enter(clock.GetUtcNow(), out var tries) is { } down) return new Passage.Later(down, "slack_down");
            if (tries || onTheirWay < limit.Value)
            {
                onTheirWay++;
                return new Passage.Open(tries);
            }

            if (givesWay) return new Passage.Later(Away, "busy");
            line.Enqueue(turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        try
        {
            await turn.Task.WaitAsync(patience, clock, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // Who was called in the same moment goes in after all, or hands the place on.
            if (turn.TrySetCanceled(CancellationToken.None)) return Turned(cancellationToken);
            if (!cancellationToken.IsCancellationRequested) return new Passage.Open(Tries: false);
            Leave(CallEnd.Abandoned, tried: false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new Passage.Open(Tries: false);
    }

    public void Leave(CallEnd end, bool tried)
    {
        var opened = false;
        bool changed;
        lock (gate)
        {
            limit.Note(end, onTheirWay, clock.GetUtcNow());
            changed = breaker.Note(end, tried, clock.GetUtcNow());
            opened = breaker.IsOpen;
            onTheirWay--;
            while (onTheirWay < limit.Value && line.TryDequeue(out var next))
            {
                if (next.TrySetResult()) onTheirWay++;
            }
        }

        if (changed) turned(opened);
    }

    private static Passage.Later Turned(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new Passage.Later(Away, "busy");
    }
}
