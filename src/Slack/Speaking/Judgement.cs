using ChatAgency.Core.Accepting;

namespace ChatAgency.Slack.Speaking;

/// <summary>What is to be done with a person's message.</summary>
/// <param name="Message">What the conversation is to keep; null where it hears nothing of it.</param>
/// <param name="Quiet">Why the agency does not answer, fit to count by; null where it does.</param>
public sealed record Judgement(IncomingMessage? Message, string? Quiet);
