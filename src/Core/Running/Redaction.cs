using System.Collections.Immutable;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Deciding;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Running;

/// <summary>Takes something out of transcript pages, one page at a time whoever asks: of two that had read the same page, the later would bring back what the earlier took out.</summary>
/// <param name="store">Where the pages are.</param>
/// <param name="durable">The version of the record that a page is written of.</param>
internal sealed class Redaction(IConversationStore store, Func<long> durable)
{
    private Task last = Task.CompletedTask;

    /// <summary>Reads a page, and writes it again where the change makes another one of it; the page as it then stands.</summary>
    public async Task<ImmutableArray<Turn>> ChangeAsync(int page, Func<ImmutableArray<Turn>, ImmutableArray<Turn>> change, CancellationToken cancellationToken)
    {
        var (before, done) = (last, new TaskCompletionSource());
        last = done.Task;
        try
        {
            await before;
            var stands = await store.ReadPageAsync(page, cancellationToken);
            var changed = change(stands);
            if (changed != stands) await store.WritePageAsync(page, durable(), changed, cancellationToken);
            return changed;
        }
        finally
        {
            done.SetResult();
        }
    }

    /// <summary>Takes out what deleted messages said and what answers them. Their turns as the newest page has them, where one still has something to show.</summary>
    public async Task<ImmutableArray<Turn>> DeleteAsync(ImmutableArray<MessageId> messages, int pages, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, Turn>();
        for (var page = 0; page <= pages; page++)
        {
            foreach (var turn in await ChangeAsync(page, turns => Without(turns, messages), cancellationToken))
            {
                if (messages.Contains(turn.Question.Id)) found[turn.Number] = turn;
            }
        }

        return [.. found.Values.Where(Redacting.StillStands)];
    }

    private static ImmutableArray<Turn> Without(ImmutableArray<Turn> turns, ImmutableArray<MessageId> messages) =>
        turns.Any(turn => IsMeant(turn, messages)) ? [.. turns.Select(turn => IsMeant(turn, messages) ? Redacting.Without(turn) : turn)] : turns;

    private static bool IsMeant(Turn turn, ImmutableArray<MessageId> messages) => messages.Contains(turn.Question.Id) && Redacting.HasWords(turn);
}
