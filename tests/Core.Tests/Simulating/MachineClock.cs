namespace ChatAgency.Core.Tests.Simulating;

/// <summary>A machine's clock: its wall clock may be wrong and jump, its timers run by true time, and both stop to matter with its end.</summary>
internal sealed class MachineClock(SimClock clock, Machine machine) : TimeProvider
{
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => clock.Now + Skew;

    public override long GetTimestamp() => clock.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(clock, machine, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(SimClock clock, Machine machine, TimerCallback callback, object? state) : ITimer
    {
        private int round;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var mine = ++round;
            if (dueTime != Timeout.InfiniteTimeSpan) clock.At(dueTime, () => Ring(mine));
            return true;
        }

        public void Dispose() => round++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Ring(int mine)
        {
            if (mine != round) return;
            machine.Deliver(() =>
            {
                if (mine == round) callback(state);
            });
        }
    }
}
