using ChatAgency.Core.Conversations;
using ChatAgency.Core.Failures;

namespace ChatAgency.Grains.Conversations;

/// <summary>What is stored of a conversation cannot be read by this build: nothing is written over it, and an operator must look.</summary>
internal sealed class UnreadableRecordException(ConversationId conversation, ErrorId errorId, string reason, Exception? cause = null)
    : Exception($"{errorId}: the record of {conversation} cannot be read: {reason}.", cause)
{
    public ErrorId ErrorId => errorId;
}
