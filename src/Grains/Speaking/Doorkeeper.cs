using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Platforms;

namespace ChatAgency.Grains.Speaking;

/// <summary>Asks a person's platform whether they are answered in a place. What the doors cannot know is decided here: they call nobody.</summary>
internal sealed class Doorkeeper(IEnumerable<IPlatform> platforms, TimeProvider time)
{
    // Of the three seconds that a platform waits for what it delivers.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IPlatform> _platforms = platforms.ToDictionary(static platform => platform.Name, StringComparer.Ordinal);

    /// <summary>Why not, in words for the person; null where they are.</summary>
    public ValueTask<string?> RefusalAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) =>
        _platforms.TryGetValue(conversation.Platform, out var platform) ? platform.RefusalAsync(conversation, person, cancellationToken) : ValueTask.FromResult<string?>(null);

    /// <summary>True where it is known within a second that the person is not answered.</summary>
    public async ValueTask<bool> IsSurelyRefusedAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken)
    {
        var asked = RefusalAsync(conversation, person, cancellationToken);
        if (asked.IsCompletedSuccessfully) return asked.Result is not null;
        try
        {
            return await asked.AsTask().WaitAsync(Patience, time, cancellationToken) is not null;
        }
        catch (TimeoutException)
        {
            // The turn asks once more before it is answered.
            return false;
        }
    }
}
