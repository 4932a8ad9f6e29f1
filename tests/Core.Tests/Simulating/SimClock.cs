namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The true time of a run: it stands still while something happens and leaps to the next thing that is due.</summary>
internal sealed class SimClock
{
    private static readonly DateTimeOffset Epoch = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Action, (long Due, long Order)> queue = new();
    private long order;

    public long Ticks { get; private set; }

    public DateTimeOffset Now => Epoch.AddTicks(Ticks);

    public void At(TimeSpan after, Action what) => queue.Enqueue(what, (Ticks + Math.Max(0, after.Ticks), ++order));

    /// <summary>Does the next thing that is due until then; false when there is none, and then it is that time.</summary>
    public bool Step(long until)
    {
        if (!queue.TryPeek(out var what, out var at) || at.Due > until)
        {
            Ticks = Math.Max(Ticks, until);
            return false;
        }

        queue.Dequeue();
        Ticks = at.Due;
        what();
        return true;
    }
}
