namespace ChatAgency.Slack.Pressure;

/// <summary>
/// Open while Slack is down for a workspace: after failures in a row nobody calls for a while, then one call tries
/// whether it is back. Not safe for several threads at once.
/// </summary>
internal sealed class Breaker
{
    public const int FailuresInARow = 10;

    /// <summary>How long those who come while one tries are told to wait.</summary>
    private static readonly TimeSpan WhileTrying = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private int failures;
    private bool isTrying;
    private TimeSpan period = First;
    private DateTimeOffset? openUntil;

    public bool IsOpen => openUntil is not null;

    /// <summary>Null when the call may be made, and then whether it is the one that tries; else how long to stay away.</summary>
    public TimeSpan? Enter(DateTimeOffset now, out bool tries)
    {
        tries = false;
        if (openUntil is not { } until) return null;
        if (now < until) return until - now;
        if (isTrying) return WhileTrying;
        isTrying = tries = true;
        return null;
    }

    /// <summary>Takes note of an end; true when it opened or closed the breaker.</summary>
    public bool Note(CallEnd end, bool tried, DateTimeOffset now)
    {
        if (tried) isTrying = false;
        switch (end)
        {
            case CallEnd.Failed when openUntil is null:
                failures++;
                if (failures < FailuresInARow) return false;
                openUntil = now + period;
                return true;
            case CallEnd.Failed when tried:
                period = period * 2 < Longest ? period * 2 : Longest;
                openUntil = now + period;
                return false;
            case CallEnd.Answered or CallEnd.Limited when openUntil is null || tried:
                var closed = IsOpen;
                (failures, period, openUntil) = (0, First, null);
                return closed;
            default:
                // What was on its way when the breaker opened tells nothing new.
                return false;
        }
    }
}
