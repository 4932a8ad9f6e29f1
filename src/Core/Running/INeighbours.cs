using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Running;

/// <summary>The other activations of a conversation, where there are any.</summary>
public interface INeighbours
{
    /// <summary>
    /// Bids the owner look at the record again, where something stands that it has not seen: a wish to stop must reach
    /// it at once. Never fails; an owner that cannot be reached meets it with its next write.
    /// </summary>
    void LookAgain(ConversationId conversation, Owner owner);
}
