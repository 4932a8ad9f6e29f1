namespace ChatAgency.Slack.Pressure;

/// <summary>
/// How many calls may be on their way at once: one more for each round that went well, a third fewer, once a second at
/// most, when Slack limits or fails. Not safe for several threads at once.
/// </summary>
internal sealed class AdaptiveLimit
{
    public const int Start = 32;
    public const int Least = 8;
    public const int Most = 128;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private double limit = Start;
    private DateTimeOffset loweredAt = DateTimeOffset.UnixEpoch;

    public int Value => (int)limit;

    public void Note(CallEnd end, int onTheirWay, DateTimeOffset now)
    {
        if (end is CallEnd.Limited or CallEnd.Failed)
        {
            if (now - loweredAt < Pause) return;
            (limit, loweredAt) = (Math.Max(Least, limit * 2 / 3), now);
        }
        else if (end == CallEnd.Answered && onTheirWay * 2 >= Value)
        {
            // Calls that never come near the limit tell nothing about it.
            limit = Math.Min(Most, limit + (1 / limit));
        }
    }
}
