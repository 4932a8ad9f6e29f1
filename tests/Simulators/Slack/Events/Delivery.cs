namespace ChatAgency.Simulators.Slack.Events;

/// <summary>An event and the tries to deliver it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Attempts">The tries in order.</param>
public sealed record Delivery(BuiltEvent Event, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>A try was answered with 2xx in time.</summary>
    public bool IsAcknowledged => Attempts.Any(static attempt => attempt.Failure is null);

    /// <summary>The status of the last try.</summary>
    public int? Status => Attempts.Count == 0 ? null : Attempts[^1].Status;
}
