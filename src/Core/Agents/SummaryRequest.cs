using ChatAgency.Core.Conversations;

namespace ChatAgency.Core.Agents;

/// <summary>What is to be summarised: the gist so far, and what left the thread's working window since.</summary>
/// <param name="Conversation">The thread; nothing from another one may be added.</param>
/// <param name="Before">The gist so far; empty for none.</param>
/// <param name="Exchanges">What is to be taken in, oldest first.</param>
public sealed record SummaryRequest(ConversationId Conversation, string Before, IReadOnlyList<Exchange> Exchanges);
