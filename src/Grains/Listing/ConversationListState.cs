using ChatAgency.Grains.Interfaces.Listing;

namespace ChatAgency.Grains.Listing;

/// <summary>A person's list, as stored: the latest first.</summary>
internal sealed class ConversationListState
{
    /// <summary>The lines.</summary>
    public List<ListedConversation> Conversations { get; set; } = [];
}
