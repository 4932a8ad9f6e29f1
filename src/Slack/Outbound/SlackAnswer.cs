using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Outbound;

/// <summary>How one call of the Web API ended. A closed set.</summary>
internal abstract record SlackAnswer<T>
{
    private SlackAnswer() { }

    /// <summary>Slack did it, and said this.</summary>
    public sealed record Done(T Value) : SlackAnswer<T>;

    /// <summary>It had no effect.</summary>
    public sealed record Refused(Refusal Refusal) : SlackAnswer<T>;

    /// <summary>It may or may not have had its effect; an outage where Slack did not answer as itself.</summary>
    public sealed record Unknown(string Reason, bool IsOutage = false) : SlackAnswer<T>;
}
