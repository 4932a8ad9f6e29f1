namespace ChatAgency.Slack.Pressure;

/// <summary>Whether a call may be made. A closed set.</summary>
internal abstract record Passage
{
    private Passage() { }

    /// <summary>It may; <paramref name="Tries"/> says that it finds out whether Slack is back.</summary>
    public sealed record Open(bool Tries) : Passage;

    /// <summary>Not now: nothing was sent. Again after this time.</summary>
    public sealed record Later(TimeSpan Wait, string Reason) : Passage;
}
