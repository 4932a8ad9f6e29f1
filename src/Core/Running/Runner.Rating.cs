using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Steps;
using ChatAgency.Core.Views;

namespace ChatAgency.Core.Running;

/// <content>What people say and ask of an answer that stands, also of one that has left the working window.</content>
public sealed partial class Runner
{
    /// <summary>
    /// Answers an ended turn anew, as it was or shorter; returns when that is durable. False where it cannot be. What was
    /// pressed before the answer that stands was there changes nothing.
    /// </summary>
    public Task<bool> RedoAsync(long turn, bool shorter, DateTimeOffset at) => AskAsync(new ConversationEvent.RedoWanted(turn, shorter, at));

    /// <summary>Keeps what a person thinks of an answer; returns when that is durable. False where the turn has none.</summary>
    /// <param name="turn">The turn; also one that has left the working window.</param>
    /// <param name="given">What they said.</param>
    /// <param name="takesBack">Where they took something back: the only verdict that it may be; null for whichever stands.</param>
    /// <param name="cancellationToken">Ends the look into the pages.</param>
    public async Task<bool> RateAsync(long turn, Feedback given, Verdict? takesBack, CancellationToken cancellationToken) =>
        await AskAsync(new ConversationEvent.FeedbackGiven(turn, given, takesBack, await LookUpAsync(one => one.Number == turn, cancellationToken)));

    /// <summary>Which turn shows itself in this post; null where none does.</summary>
    public async Task<long?> TurnOfAsync(PostId post, CancellationToken cancellationToken) =>
        (await LookUpAsync(turn => turn.Slots.Any(slot => slot.Post == post), cancellationToken))?.Number;

    /// <summary>Why a turn was answered as it was; null where there is none of this number.</summary>
    public async Task<Explanation?> ExplainAsync(long turn, CancellationToken cancellationToken) =>
        await LookUpAsync(one => one.Number == turn, cancellationToken) is { } found ? Viewing.Why(found) : null;

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
