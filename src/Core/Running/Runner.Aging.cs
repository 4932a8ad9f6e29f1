using ChatAgency.Core.Deciding;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <content>Forgetting what ended long ago.</content>
public sealed partial class Runner
{
    /// <summary>
    /// Forgets the turns that ended before a time, in record and pages; gone from the store when it returns. What waits or runs is never
    /// touched. Where nothing is left, record and pages go whole, and this runner has ended. It may be repeated.
    /// </summary>
    /// <exception cref="InvalidOperationException">Not now; nothing or a part is done, and the next try does the rest.</exception>
    public async Task<Aged> ForgetBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        // Another activation owns it: that one will be asked.
        if (state.Flight.IsGuest) return new Aged(0, [], false);
        var gone = new List<Turn>();
        for (var page = 0; page < state.Record.Pages; page++) gone.AddRange((await ports.Store.ReadPageAsync(page, cancellationToken)).Where(turn => Aging.IsOver(turn, before)));
        var kept = state.Record.Turns;
        var step = Feed(new ConversationEvent.AgeReached(before, gone.Count > 0));
        gone.AddRange(kept.Where(turn => step.State.Record.Turns.All(other => other.Number != turn.Number)));
        await gate.UntilDurable(step.State.Record.Version);
        if (gone.Count > 0) await PageLandedAsync(cancellationToken);
        var left = await ThinPagesAsync(before, cancellationToken);
        erasures++;
        var isGone = left == 0 && await TryRemoveAsync(cancellationToken);
        return new Aged(gone.Select(static turn => turn.Number).Distinct().Count(), [.. gone.Where(static turn => turn.Choice is not null).Select(static turn => turn.Question.Id).Distinct()], isGone);
    }

    /// <summary>Takes them out of the pages, and counts the turns that stay there.</summary>
    private async Task<int> ThinPagesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var left = 0;
        for (var page = 0; page < state.Record.Pages; page++)
        {
            var young = await redaction.ChangeAsync(page, turns =>
            {
                ObjectDisposedException.ThrowIf(ended, this);
                return turns.RemoveAll(turn => Aging.IsOver(turn, before));
            }, cancellationToken);
            left += young.Length;
        }

        return left;
    }

    private async Task<bool> TryRemoveAsync(CancellationToken cancellationToken)
    {
        // There is no wait between the look and the end: what comes after it is refused and sent again, and was not accepted before it.
        if (ended || state.Flight.IsGuest || !state.Record.Turns.IsEmpty || HasWork || state.Flight.Paging) return false;
        var (pages, version, isGone) = (state.Record.Pages, state.Record.Version, false);
        erased = true;
        Cancel();
        End(null);
        try
        {
            isGone = await RemoveAsync(pages, version, cancellationToken);
            return isGone;
        }
        finally
        {
            // What is still there needs an activation that runs.
            if (!isGone) dropped(null);
        }
    }

    private async Task<bool> RemoveAsync(int pages, long version, CancellationToken cancellationToken)
    {
        // Who was cut off and came back may have kept something that this one has not heard of.
        if ((await ports.Store.LoadAsync(cancellationToken)).Version != version) return false;
        await ports.Store.EraseAsync(pages, cancellationToken);
        await ports.Mark.ClearAsync(cancellationToken);
        return true;
    }
}
