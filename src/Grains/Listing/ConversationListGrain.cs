using ChatAgency.Grains.Interfaces.Listing;

namespace ChatAgency.Grains.Listing;

/// <summary>The list of one person's conversations.</summary>
[GrainType("conversation-list")]
internal sealed class ConversationListGrain([PersistentState("list")] IPersistentState<ConversationListState> stored, TimeProvider time) : Grain, IConversationListGrain
{
    private const int Limit = 500;
    // Order on the page matters to the minute; a write a message would be waste.
    private static readonly TimeSpan Coarseness = TimeSpan.FromMinutes(1);

    public async Task Touch(string thread, string title, CancellationToken cancellationToken)
    {
        var all = stored.State.Conversations;
        var now = time.GetUtcNow();
        var at = all.FindIndex(listed => listed.Id == thread);
        if (at == 0 && now - all[0].UpdatedAt < Coarseness) return;
        var line = at < 0 ? new ListedConversation(thread, title, now) : all[at] with { UpdatedAt = now };
        if (at >= 0) all.RemoveAt(at);
        all.Insert(0, line);
        if (all.Count > Limit) all.RemoveRange(Limit, all.Count - Limit);
        await SaveAsync(cancellationToken);
    }

    public Task<IReadOnlyList<ListedConversation>> List(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ListedConversation>>([.. stored.State.Conversations]);

    public Task Remove(string thread, CancellationToken cancellationToken) =>
        stored.State.Conversations.RemoveAll(listed => listed.Id == thread) > 0 ? SaveAsync(cancellationToken) : Task.CompletedTask;

    public Task Clear(CancellationToken cancellationToken) => stored.RecordExists ? SaveAsync(() => stored.ClearStateAsync(cancellationToken)) : Task.CompletedTask;

    private Task SaveAsync(CancellationToken cancellationToken) => SaveAsync(() => stored.WriteStateAsync(cancellationToken));

    private async Task SaveAsync(Func<Task> save)
    {
        try
        {
            await save();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
