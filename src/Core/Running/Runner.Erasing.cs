using System.Collections.Immutable;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Deciding;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <content>Erasing what one person wrote, and nothing else.</content>
public sealed partial class Runner
{
    // Together ten seconds: as long as a store may take over a page, and more.
    private const int MostLooks = 100;

    /// <summary>How often what came meanwhile is taken along.</summary>
    private const int MostRounds = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int erasing;
    private int erasures;

    /// <summary>
    /// Erases what a person wrote here, the answers to it and their words on other answers; gone from record and pages when it
    /// returns, and their posts soon after. It may be repeated.
    /// </summary>
    /// <returns>The messages that were theirs; null where there was nothing.</returns>
    /// <exception cref="InvalidOperationException">Not now; nothing or a part is done, and the next try does the rest.</exception>
    public async Task<IReadOnlyList<MessageId>?> EraseAuthorAsync(PersonId author, CancellationToken cancellationToken)
    {
        if (!ended && state.Flight.IsGuest) Drop(null);
        ObjectDisposedException.ThrowIf(ended, this);
        erasing++;
        try
        {
            return await EraseWordsAsync(author, cancellationToken);
        }
        finally
        {
            erasing--;
            erasures++;
        }
    }

    private async Task<IReadOnlyList<MessageId>?> EraseWordsAsync(PersonId author, CancellationToken cancellationToken)
    {
        var theirs = await WithWordsAsync(author, cancellationToken);
        if (state.Record.LastTurn == 0) return null;
        for (var round = 0; ; round++)
        {
            // Also where none is theirs: another activation may hold what this one has not heard of, and only a write tells.
            var step = Feed(new ConversationEvent.AuthorErased(author, PostsOf(theirs, author)));
            await gate.UntilDurable(step.State.Record.Version);
            var late = state.Record.Turns.Where(turn => Erasing.HasWords(turn, author)).ToList();
            if (late.Count == 0) break;
            if (round == MostRounds) throw new InvalidOperationException("More of theirs comes while it is erased; ask again.");
            theirs.AddRange(late);
        }

        if (theirs.Count == 0) return null;
        await PageLandedAsync(cancellationToken);
        for (var page = 0; page < state.Record.Pages; page++)
        {
            await redaction.ChangeAsync(page, turns =>
            {
                ObjectDisposedException.ThrowIf(ended, this);
                return turns.Any(turn => Erasing.HasWords(turn, author)) ? [.. turns.Select(turn => Erasing.Without(turn, author))] : turns;
            }, cancellationToken);
        }

        // Whoever took over meanwhile may have read a page before and write it after: only a write tells that nobody did.
        var still = Feed(new ConversationEvent.AuthorErased(author, []));
        await gate.UntilDurable(still.State.Record.Version);
        return [.. theirs.Where(turn => turn.Question.Author == author).Select(static turn => turn.Question.Id).Distinct()];
    }

    private static ImmutableArray<PostId> PostsOf(IEnumerable<Turn> turns, PersonId author) =>
        [.. turns.Where(turn => turn.Question.Author == author).SelectMany(static turn => turn.Slots.Select(static slot => slot.Post).OfType<PostId>().Concat(turn.Files ?? []))];

    private async Task<List<Turn>> WithWordsAsync(PersonId author, CancellationToken cancellationToken)
    {
        List<Turn> theirs = [];
        for (var page = 0; page < state.Record.Pages; page++) theirs.AddRange((await ports.Store.ReadPageAsync(page, cancellationToken)).Where(turn => Erasing.HasWords(turn, author)));
        theirs.AddRange(state.Record.Turns.Where(turn => Erasing.HasWords(turn, author)));
        return theirs;
    }

    /// <summary>A page that was on its way before has the words yet; it is waited for, and then read with the others.</summary>
    private async Task PageLandedAsync(CancellationToken cancellationToken)
    {
        var pages = state.Record.Pages;
        for (var looks = 0; !ended && state.Flight.Paging && state.Record.Pages == pages; looks++)
        {
            if (looks == MostLooks) throw new InvalidOperationException("A page of the transcript is being written; ask again.");
            await Task.Delay(Pause, ports.Time, cancellationToken);
        }

        ObjectDisposedException.ThrowIf(ended, this);
    }
}
