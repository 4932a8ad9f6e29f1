namespace ChatAgency.Simulators.Slack.Events;

/// <summary>What came back for a raw request.</summary>
/// <param name="Status">The HTTP status; null where the connection ended without one.</param>
/// <param name="Headers">The header lines in lower case, as they came.</param>
/// <param name="Body">The body as text; with chunk marks where the answer was chunked.</param>
public sealed record RawAnswer(int? Status, string Headers, string Body);
