using System.Collections.Immutable;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Steps;
using ChatAgency.Core.Views;

namespace ChatAgency.Core.Running;

/// <content>What people say and ask of an answer that stands, also of one that has left the working window.</content>
public sealed partial class Runner
{
    /// <summary>Answers an ended turn anew, whenever that was asked for; returns when that is durable. False where it cannot be.</summary>
    public Task<bool> TryAgainAsync(long turn, CancellationToken cancellationToken = default) =>
        RedoAsync(turn, shorter: false, DateTimeOffset.MaxValue, cancellationToken);

    /// <summary>Has another agent answer a turn; returns when that is durable. False where that agent is not offered for it.</summary>
    public Task<bool> ChooseAsync(long turn, AgentName agent, PersonId by, CancellationToken cancellationToken = default) =>
        AskOfAsync(turn, paged => new ConversationEvent.AgentWanted(turn, agent, by, paged), cancellationToken);

    /// <summary>
    /// Answers an ended turn anew, as it was or shorter; returns when that is durable. False where it cannot be. What was
    /// pressed before the answer that stands was there changes nothing.
    /// </summary>
    public Task<bool> RedoAsync(long turn, bool shorter, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        AskOfAsync(turn, paged => new ConversationEvent.RedoWanted(turn, shorter, at, paged), cancellationToken);

    /// <summary>Keeps what a person thinks of an answer; returns when that is durable. False where the turn has none.</summary>
    /// <param name="turn">The turn; also one that has left the working window.</param>
    /// <param name="given">What they said.</param>
    /// <param name="takesBack">Where they took something back: the only verdict that it may be; null for whichever stands.</param>
    /// <param name="cancellationToken">Ends the look into the pages.</param>
    public Task<bool> RateAsync(long turn, Feedback given, Verdict? takesBack, CancellationToken cancellationToken) =>
        AskOfAsync(turn, paged => new ConversationEvent.FeedbackGiven(turn, given, takesBack, paged), cancellationToken);

    /// <summary>Which turn shows itself in this post; null where none does.</summary>
    public async Task<long?> TurnOfAsync(PostId post, CancellationToken cancellationToken) =>
        (await LookUpAsync(turn => turn.Slots.Any(slot => slot.Post == post), cancellationToken))?.Number;

    /// <summary>Why a turn was answered as it was; null where there is none of this number.</summary>
    public async Task<Explanation?> ExplainAsync(long turn, CancellationToken cancellationToken) =>
        await LookUpAsync(one => one.Number == turn, cancellationToken) is { } found ? Viewing.Why(found) : null;

    /// <summary>Asks something of a turn, which is read from its page where it has left the working window.</summary>
    private async Task<bool> AskOfAsync(long turn, Func<ImmutableArray<Turn>, ConversationEvent> wish, CancellationToken cancellationToken)
    {
        if (await FeedOfAsync(turn, wish, cancellationToken) is not { } step) return false;
        await gate.UntilDurable(step.State.Record.Version);
        return step.Found;
    }

    /// <summary>An edit shortly after the answer is answered anew wherever the turn stands; a later one finds it unread.</summary>
    private async Task<Step> EditAsync(IncomingMessage message)
    {
        var edit = new ConversationEvent.MessageArrived(message);
        if (!state.Record.Paged.TryGetValue(message.Id, out var seen)) return Feed(edit);
        return await FeedOfAsync(seen.Turn, paged => edit with { Paged = paged }, CancellationToken.None) ?? Feed(edit);
    }

    /// <summary>Feeds what is about a turn, with what its page has of it where it has left the working window; null where it is being erased.</summary>
    private async Task<Step?> FeedOfAsync(long turn, Func<ImmutableArray<Turn>, ConversationEvent> about, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Find(turn) is not null) return Feed(about([]));
            var (pages, erasures) = (state.Record.Pages, this.erasures);
            var paged = await PagedAsync(turn, cancellationToken);
            // An older copy must not come back: what is being erased is not found, what was paged or erased meanwhile is read anew.
            if (erasing > 0) return null;
            if ((pages, erasures) == (state.Record.Pages, this.erasures)) return Feed(about(paged));
        }
    }

    /// <summary>The turn as its newest page has it, and what was joined into it: that stands in the same page, or in one beside it. Empty where there is none.</summary>
    private async Task<ImmutableArray<Turn>> PagedAsync(long turn, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, Turn>();
        var last = 0;
        for (var page = state.Record.Pages - 1; page >= last; page--)
        {
            foreach (var one in await ports.Store.ReadPageAsync(page, cancellationToken))
            {
                if (one.Number == turn || one.MergedInto == turn) found.TryAdd(one.Number, one);
                if (one.Number == turn) last = Math.Max(last, page - 1);
            }
        }

        return found.ContainsKey(turn) ? [.. found.Values] : [];
    }

    /// <summary>The first such turn of the working window, or of the pages, the newest first: a turn may stand in several.</summary>
    private async Task<Turn?> LookUpAsync(Predicate<Turn> wanted, CancellationToken cancellationToken)
    {
        var found = state.Record.Turns.FirstOrDefault(turn => wanted(turn));
        for (var page = state.Record.Pages - 1; found is null && page >= 0; page--)
        {
            found = (await ports.Store.ReadPageAsync(page, cancellationToken)).FirstOrDefault(turn => wanted(turn));
        }

        return found;
    }
}
