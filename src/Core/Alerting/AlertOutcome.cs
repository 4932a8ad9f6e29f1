namespace ChatAgency.Core.Alerting;

/// <summary>What became of telling operators something. A closed set.</summary>
public abstract record AlertOutcome
{
    private AlertOutcome() { }

    /// <summary>It stands under this name.</summary>
    public sealed record Told(string Reference) : AlertOutcome;

    /// <summary>What was to be changed is not there any more, or can never be changed. Nothing that is told anew is gone.</summary>
    public sealed record Gone : AlertOutcome;

    /// <summary>It may or may not have been told; it is tried again, since a second alert is better than none. The reason is a word.</summary>
    public sealed record NotKnown(string Reason) : AlertOutcome;
}
