namespace ChatAgency.Slack.Pace;

/// <summary>
/// The moments at which calls may be made: a burst after a rest, then one each interval, and never more in any minute
/// than a minute bears.
/// </summary>
internal sealed class Slots
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>The latest moments given out, as many as a minute bears, oldest first.</summary>
    private readonly Queue<DateTimeOffset> taken = new();

    /// <summary>When the burst is whole again.</summary>
    private DateTimeOffset whole = DateTimeOffset.UnixEpoch;

    /// <summary>When the platform opens the budget again.</summary>
    public DateTimeOffset ClosedUntil { get; private set; } = DateTimeOffset.UnixEpoch;

    /// <summary>The next moment that is free for one who uses up to this much of the burst, and leaves so many of a minute's calls to others.</summary>
    public DateTimeOffset Next(DateTimeOffset now, int perMinute, int burst, int leave = 0)
    {
        if (perMinute == 0) return Later(now, ClosedUntil);
        var spaced = Later(whole - (Interval(perMinute) * (burst - 1)), ClosedUntil);
        return Later(Later(now, spaced), Free(Math.Max(1, perMinute - leave)));
    }

    /// <summary>Takes the moment that <see cref="Next"/> gave.</summary>
    public void Take(DateTimeOffset moment, int perMinute, int burst)
    {
        if (perMinute == 0) return;
        // Who had to wait for the minute to pass on has used the burst up: else a minute's calls would come in clumps.
        whole = Free(perMinute) >= moment ? moment + (Interval(perMinute) * burst) : Later(whole, moment) + Interval(perMinute);
        taken.Enqueue(moment);
        while (taken.Count > perMinute) taken.Dequeue();
    }

    /// <summary>Nothing is given out before this; an earlier, longer closing stays. What comes after it comes without a burst.</summary>
    public void Close(DateTimeOffset until, int perMinute, int burst)
    {
        if (until <= ClosedUntil) return;
        ClosedUntil = until;
        if (perMinute > 0) whole = Later(whole, until + (Interval(perMinute) * (burst - 1)));
    }

    /// <summary>Which part of a minute's calls is left.</summary>
    public double Left(DateTimeOffset now, int perMinute) =>
        perMinute == 0 ? 1 : Math.Clamp(1 - ((double)taken.Count(moment => moment > now - Window) / perMinute), 0, 1);

    /// <summary>True when nothing here matters any more.</summary>
    public bool IsAtRest(DateTimeOffset now) => ClosedUntil <= now && whole <= now && (taken.Count == 0 || taken.Last() <= now - Window);

    public static TimeSpan Interval(int perMinute) => Window / perMinute;

    /// <summary>When a minute with this many calls has room again.</summary>
    private DateTimeOffset Free(int calls) => taken.Count >= calls ? taken.ElementAt(taken.Count - calls) + Window : DateTimeOffset.UnixEpoch;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
