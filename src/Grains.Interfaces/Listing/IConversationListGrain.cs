using Orleans.CodeGeneration;

namespace ChatAgency.Grains.Interfaces.Listing;

/// <summary>The conversations of one person on a platform that has no list of its own; key <c>{platform}/{workspace}/{person}</c>.</summary>
[Alias("ChatAgency.IConversationListGrain"), Version(1)]
public interface IConversationListGrain : IGrainWithStringKey
{
    /// <summary>Adds a conversation, or moves it to the front. Durable when it returns; costs no write where nothing changes.</summary>
    [Alias("Touch")]
    Task Touch(string thread, string title, CancellationToken cancellationToken);

    /// <summary>The latest first, 500 at most.</summary>
    [Alias("List")]
    Task<IReadOnlyList<ListedConversation>> List(CancellationToken cancellationToken);

    /// <summary>Takes one off the list.</summary>
    [Alias("Remove")]
    Task Remove(string thread, CancellationToken cancellationToken);

    /// <summary>Takes all off it; nothing of it is left in the store when it returns.</summary>
    [Alias("Clear")]
    Task Clear(CancellationToken cancellationToken);
}
