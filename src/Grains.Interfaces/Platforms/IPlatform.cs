using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Memory;

namespace ChatAgency.Grains.Interfaces.Platforms;

/// <summary>A place where people talk, as the agency's silos see it: where answers go. One is registered a platform.</summary>
public interface IPlatform
{
    /// <summary>The first part of a <see cref="ConversationId"/>: <c>slack</c>, <c>web</c>, …</summary>
    string Name { get; }

    /// <summary>Opens a conversation's thread for writing. Costs no call.</summary>
    IThread OpenThread(ConversationId conversation);

    /// <summary>
    /// The name by which people know this person; the id itself where the platform does not tell. Kept in a cache;
    /// never fails.
    /// </summary>
    ValueTask<string> NameAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken);

    /// <summary>The text as a person reads it: ids of people and channels replaced by names, escapes undone. Never fails.</summary>
    ValueTask<string> ReadableAsync(ConversationId conversation, string text, CancellationToken cancellationToken);

    /// <summary>
    /// The thread of the same workspace that a link or an id names, as people of this conversation write them; null
    /// where it names none. Costs no call.
    /// </summary>
    ConversationId? ThreadOf(ConversationId here, string link);

    /// <summary>True where everyone who reads <paramref name="here"/> may surely read <paramref name="there"/> as well. Costs no call.</summary>
    bool SharesReaders(ConversationId here, ConversationId there);

    /// <summary>
    /// What people wrote in the thread before this message, the first that the agency was asked there, oldest first. Kept in
    /// a cache; nothing where there was nothing or where it cannot be read. Never fails.
    /// </summary>
    ValueTask<IReadOnlyList<Overheard>> BeforeAsync(ConversationId conversation, MessageId question, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Overheard>>([]);

    /// <summary>True where its doors heed what <see cref="Speaking.IWorkspaceSpeakingGrain"/> keeps: there alone people may mute the agency.</summary>
    bool StaysQuiet => false;

    /// <summary>
    /// Why this person is not answered here, in words for them as CommonMark; null where they are. What only the platform
    /// knows (guests, groups of people) is asked of it and kept in a cache; where it does not tell, they are answered.
    /// </summary>
    ValueTask<string?> RefusalAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <summary>Who reads along here; the narrower class where that is not known. Costs no call.</summary>
    ChannelClass ClassOf(ConversationId conversation);
}
