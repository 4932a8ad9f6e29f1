using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// A fault of the agency's own must not hold up a thread: the turn at which planning failed is tried again a few times,
/// counted durably, then ends with an honest note; where even the note fails, without one. The thread goes on.
/// </summary>
internal static class Parking
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="draft">The step, as it was before the fault.</param>
    /// <param name="fault">What was thrown.</param>
    /// <param name="certain">True where trying again would only do the same again.</param>
    public static void Strike(Draft draft, Exception fault, bool certain)
    {
        draft.Fault = fault;
        if (Culprit(draft.Record) is not { } turn) return;
        var limit = draft.Options.Strikes;
        turn = turn with { Strikes = certain ? Math.Max(turn.Strikes + 1, limit) : turn.Strikes + 1 };
        if (turn.Strikes >= 2 * limit) GiveUp(draft, turn);
        else if (turn.Strikes == limit) Park(draft, turn, fault);
        else draft.Keep(turn);
        draft.WakeAt(draft.Now + Pause);
    }

    /// <summary>An operator wants it out of the way: it ends with a note, and is kept to be answered anew. What is on its way into the thread is settled.</summary>
    public static void SetAside(Draft draft, long number)
    {
        if (draft.Record.Turns.FirstOrDefault(turn => turn.Number == number) is not { IsEnded: false, State: not TurnState.Delivering, Result: null } turn) return;
        draft.Found = true;
        var id = draft.NewErrorId();
        draft.Tell(new Notice.TurnSetAside(turn.Number, id));
        turn = turn with { IsParked = true };
        if (turn.IsOpen) Work.Conclude(draft, turn, Words.SetAside(draft.Flight.Text.ToString(), id));
        else draft.Keep(Work.Foreclose(draft, turn, Words.SetAside("", id)));
    }

    private static Turn? Culprit(ConversationRecord record) =>
        record.Open() ?? record.Turns.Where(static turn => turn.State == TurnState.Accepted).MinBy(static turn => turn.Question is null ? default : turn.Question.SentAt);

    // The note gets a place of its own: what the turn held may be what is at fault.
    private static void Park(Draft draft, Turn turn, Exception fault)
    {
        Work.StopAsking(draft);
        foreach (var slot in turn.Slots.IsDefault ? [] : turn.Slots) Sweeping.Abandon(draft, slot);
        var id = draft.NewErrorId();
        var failure = new Failure(FailureKind.Internal, fault.GetType().Name);
        draft.Tell(new Notice.TurnParked(turn.Number, id, turn.Strikes));
        draft.Tell(new Notice.TurnFailed(turn.Number, id, failure));
        draft.Keep(Work.Foreclose(draft, turn with { Slots = [], IsParked = true }, Words.Failed(failure, id, "")));
        Ending.Clear(draft);
    }

    private static void GiveUp(Draft draft, Turn turn)
    {
        Work.StopAsking(draft);
        turn = turn with { State = TurnState.Undeliverable, Slots = [], EndedAt = draft.Now };
        draft.Tell(new Notice.GaveUp(turn.Number, "plan"));
        draft.Keep(turn);
        Ending.Clear(draft);
        draft.Tell(new Notice.TurnEnded(turn));
    }
}
