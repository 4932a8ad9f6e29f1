using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Slack.Reacting;

/// <summary>The message that a sign stands below.</summary>
/// <param name="Conversation">The thread that it stands in, or begins.</param>
/// <param name="Question">What is asked where the sign asks about it; null where it has no words.</param>
public sealed record ReactedMessage(ConversationId Conversation, IncomingMessage? Question);
