using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Platforms;

namespace ChatAgency.Grains.Speaking;

/// <summary>Asks a person's platform whether they are answered in a place. What the doors cannot know is decided here: they call nobody.</summary>
internal sealed class Doorkeeper(IEnumerable<IPlatform> platforms)
{
    private readonly Dictionary<string, IPlatform> _platforms = platforms.ToDictionary(static platform => platform.Name, StringComparer.Ordinal);

    /// <summary>Why not, in words for the person; null where they are.</summary>
    public ValueTask<string?> RefusalAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) =>
        _platforms.TryGetValue(conversation.Platform, out var platform) ? platform.RefusalAsync(conversation, person, cancellationToken) : ValueTask.FromResult<string?>(null);
}
