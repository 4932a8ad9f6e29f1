namespace ChatAgency.Slack.Outbound;

/// <summary>When Slack says to come again.</summary>
internal static class RetryAfter
{
    /// <summary>Where Slack limits without saying for how long: its windows are a minute long.</summary>
    public static TimeSpan Default { get; } = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan Of(HttpResponseMessage response, TimeProvider clock)
    {
        var header = response.Headers.RetryAfter;
        var period = header?.Delta ?? header?.Date - clock.GetUtcNow() ?? Default;
        if (period <= TimeSpan.Zero) return TimeSpan.FromSeconds(1);
        return period < Longest ? period : Longest;
    }
}
