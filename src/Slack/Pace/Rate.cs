namespace ChatAgency.Slack.Pace;

/// <summary>So many at once, then one each interval. An interval of zero sets no pace.</summary>
internal readonly record struct Rate(TimeSpan Interval, int Burst)
{
    /// <summary>A pace given as a count for each minute; 0 sets none.</summary>
    public static Rate PerMinute(int count, int burst) => new(count == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(1) / count, burst);
}
