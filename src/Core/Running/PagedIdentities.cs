using System.Collections.Immutable;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Running;

/// <summary>
/// Keeps the record small however much is said in a day: the identities of questions that stand in transcript pages are not
/// written with it, but read from the pages when it is loaded. Without it, each of a day's turns wrote those of all before it.
/// A look at the version alone must not go by here: between it and what follows from it nothing may be written.
/// </summary>
/// <param name="store">Where record and pages are.</param>
/// <param name="time">Whose clock tells what is too old to be needed.</param>
/// <param name="life">How long a message's identity is kept.</param>
internal sealed class PagedIdentities(IConversationStore store, TimeProvider time, TimeSpan life) : IConversationStore
{
    public async Task<ConversationRecord> LoadAsync(CancellationToken cancellationToken)
    {
        var record = await store.LoadAsync(cancellationToken);
        return record.Pages == 0 ? record : record with { Paged = await PagedAsync(record, cancellationToken) };
    }

    public Task<bool> SaveAsync(ConversationRecord record, CancellationToken cancellationToken) =>
        store.SaveAsync(record with { Paged = ImmutableDictionary<MessageId, Seen>.Empty }, cancellationToken);

    public Task WritePageAsync(int page, long version, ImmutableArray<Turn> turns, CancellationToken cancellationToken) =>
        store.WritePageAsync(page, version, turns, cancellationToken);

    public Task<ImmutableArray<Turn>> ReadPageAsync(int page, CancellationToken cancellationToken) => store.ReadPageAsync(page, cancellationToken);

    public Task EraseAsync(int pages, CancellationToken cancellationToken) => store.EraseAsync(pages, cancellationToken);

    /// <summary>
    /// From the newest page back to the first of which all is too old. A turn that changed while it was paged stands in two, or still in the record;
    /// a page of turns that came back to be changed is out of order, and its age tells nothing of the ones before it.
    /// </summary>
    private async Task<ImmutableDictionary<MessageId, Seen>> PagedAsync(ConversationRecord record, CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - life;
        var paged = ImmutableDictionary.CreateBuilder<MessageId, Seen>();
        var next = Below(record.LastTurn, record.Turns);
        for (var page = record.Pages - 1; page >= 0; page--)
        {
            var turns = await store.ReadPageAsync(page, cancellationToken);
            var young = turns.RemoveAll(turn => turn.AcceptedAt < oldest);
            var below = Below(next, turns);
            if (young.IsEmpty && below < next) break;
            next = below;
            foreach (var turn in young) paged[turn.Question.Id] = new Seen(turn.Question.Id, turn.AcceptedAt, turn.Number, turn.Question.Digest);
        }

        paged.RemoveRange(record.Seen.Select(static seen => seen.Id));
        return paged.ToImmutable();
    }

    /// <summary>The highest number, from this one down, that is not among these turns.</summary>
    private static long Below(long number, ImmutableArray<Turn> turns)
    {
        var numbers = turns.Select(static turn => turn.Number).ToHashSet();
        while (numbers.Contains(number)) number--;
        return number;
    }
}
