namespace ChatAgency.Gateway.Slack;

/// <summary>What became of something that Slack sent, by whichever door.</summary>
/// <param name="Status">One of a small fixed set, fit for a metric's label.</param>
/// <param name="Words">What is said in return, to Slack or to a command's person alone; null for nothing.</param>
internal sealed record Taken(string Status, string? Words = null)
{
    public const string Malformed = "malformed";
    public const string Unavailable = "unavailable";

    /// <summary>Not even looked at: more came than can be taken in.</summary>
    public const string Busy = "busy";

    /// <summary>False where Slack is to send it again.</summary>
    public bool IsKept => Status != Unavailable;
}
