namespace ChatAgency.Slack.Sockets;

/// <summary>How long to wait before the next try: doubling from half a second to half a minute, spread so that not all come at once.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <param name="failures">How many tries have failed in a row; 0 waits for nothing.</param>
    /// <param name="draw">Between 0 and 1: where in the upper half of the time.</param>
    public static TimeSpan After(int failures, double draw)
    {
        if (failures <= 0) return TimeSpan.Zero;
        var whole = First * Math.Pow(2, Math.Min(failures - 1, 10));
        return (whole < Longest ? whole : Longest) * ((1 + draw) / 2);
    }
}
