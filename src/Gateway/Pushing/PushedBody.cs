namespace ChatAgency.Gateway.Pushing;

/// <summary>A message from a platform that has no signed door of its own.</summary>
/// <param name="Conversation">The platform's name for the thread; it lives under the caller's credential.</param>
/// <param name="Text">The words.</param>
/// <param name="Id">The message's own identity, by which a second delivery is found out; optional.</param>
internal sealed record PushedBody(string? Conversation, string? Text, string? Id);
