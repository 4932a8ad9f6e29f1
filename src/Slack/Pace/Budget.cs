using ChatAgency.Grains.Interfaces.Budgets;

namespace ChatAgency.Slack.Pace;

/// <summary>
/// One budget: who queues gets places in the order of asking and keeps them while it is away; who gives way gets what
/// is left over.
/// </summary>
internal sealed class Budget
{
    /// <summary>Above this many places nobody is given another: who asks comes again.</summary>
    private const int MostPlaces = 10_000;

    /// <summary>One in so many of a minute's calls is never progress.</summary>
    private const int ShareOfFinals = 6;

    /// <summary>How long after its moment a place is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    private readonly Slots slots = new();
    private readonly Growing growing = new();
    private readonly Dictionary<string, DateTimeOffset> places = new(StringComparer.Ordinal);
    private (int PerMinute, int Burst) pace;

    public BudgetTurn Ask(BudgetAsk ask, DateTimeOffset now)
    {
        pace = (Math.Max(0, ask.PerMinute), Math.Max(1, ask.Burst));
        var isClosed = slots.ClosedUntil > now;
        var (isYours, moment) = ask.GivesWay ? Grow(ask.Who, now) : Queue(ask, now);
        var wait = moment > now ? moment - now : TimeSpan.Zero;
        return new BudgetTurn(isYours, wait, isClosed, slots.Left(now, pace.PerMinute));
    }

    public void Close(DateTimeOffset until) => slots.Close(until, pace.PerMinute, Math.Max(1, pace.Burst));

    public BudgetUse Use(string name, DateTimeOffset now) =>
        new(name, pace.PerMinute, slots.Left(now, pace.PerMinute), places.Count, slots.ClosedUntil > now ? slots.ClosedUntil - now : TimeSpan.Zero);

    public bool IsAtRest(DateTimeOffset now)
    {
        Forget(now);
        return slots.IsAtRest(now) && places.Count == 0;
    }

    private (bool, DateTimeOffset) Queue(BudgetAsk ask, DateTimeOffset now)
    {
        growing.Leave(ask.Who);
        // A place before the end of a closing is worth nothing: who held it takes another, after the closing.
        if (!places.Remove(ask.Who, out var moment) || moment < slots.ClosedUntil || moment < now - Kept)
        {
            moment = slots.Next(now, pace.PerMinute, pace.Burst);
            if (pace.PerMinute == 0) return (moment - now <= ask.Patience, moment);
            if (places.Count >= MostPlaces) Forget(now);
            if (places.Count >= MostPlaces && moment - now > ask.Patience) return (false, moment);
            slots.Take(moment, pace.PerMinute, pace.Burst);
        }

        if (moment - now <= ask.Patience) return (true, moment);
        places[ask.Who] = moment;
        return (false, moment);
    }

    private (bool, DateTimeOffset) Grow(string who, DateTimeOffset now)
    {
        var leave = pace.PerMinute / ShareOfFinals;
        var room = slots.Next(now, pace.PerMinute, Math.Max(1, pace.Burst / 2), leave);
        if (pace.PerMinute == 0) return (room <= now, room);
        var interval = Slots.Interval(pace.PerMinute - leave);
        var share = growing.Share(who, now, interval);
        if (room <= now && share <= now)
        {
            slots.Take(now, pace.PerMinute, pace.Burst);
            growing.Served(who, now, interval);
            return (true, now);
        }

        if (room > now) room += interval * growing.Ahead(who, now);
        var then = room > share ? room : share;
        if (then < now + Soon) then = now + Soon;
        growing.Told(who, then);
        return (false, then);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (who, moment) in places)
        {
            if (moment < now - Kept) places.Remove(who);
        }
    }
}
