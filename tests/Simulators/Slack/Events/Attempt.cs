namespace ChatAgency.Simulators.Slack.Events;

/// <summary>One try to deliver an event.</summary>
/// <param name="Number">0 for the first; then the <c>X-Slack-Retry-Num</c>.</param>
/// <param name="Status">The HTTP status; null where none came.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Failure">Slack's word for what went wrong: <c>http_timeout</c>, <c>http_error</c>, <c>connection_failed</c>; null where nothing did.</param>
public sealed record Attempt(int Number, int? Status, TimeSpan Elapsed, string? Failure)
{
    /// <summary>What the app said in return: the body, or the payload of an acknowledgement.</summary>
    public string? Body { get; init; }
}
