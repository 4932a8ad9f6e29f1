namespace ChatAgency.Slack.Pressure;

/// <summary>How a call ended, for what it tells about Slack's health.</summary>
internal enum CallEnd
{
    /// <summary>Slack answered, be it with a refusal.</summary>
    Answered,

    /// <summary>Slack wants fewer calls.</summary>
    Limited,

    /// <summary>A server error, no answer in time, a broken connection.</summary>
    Failed,

    /// <summary>The caller went away: it tells nothing.</summary>
    Abandoned,
}
