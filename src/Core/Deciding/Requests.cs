using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>What a person may ask of a turn: to stop, or to answer anew in the same place.</summary>
internal static class Requests
{
    public static void Cancel(Draft draft, long? number) => Cancel(draft, turn => number is null || turn.Number == number);

    /// <summary>Stops what was written until then; the number of the turn that it stopped first, null where there was none.</summary>
    public static long? CancelUntil(Draft draft, DateTimeOffset moment) => Cancel(draft, turn => turn.Question.SentAt <= moment);

    private static long? Cancel(Draft draft, Func<Turn, bool> wanted)
    {
        long? first = null;
        foreach (var turn in draft.Record.Turns)
        {
            if (turn.IsEnded || turn.State == TurnState.Delivering || turn.Result is not null || !wanted(turn)) continue;
            draft.Found = true;
            first ??= turn.Number;
            if (turn.IsOpen) Work.Conclude(draft, turn, Words.Stopped(draft.Flight.Text.ToString()));
            else draft.Keep(Work.Foreclose(draft, turn, Words.Stopped("")));
        }

        return first;
    }

    /// <summary>
    /// An operator knows more than the record: that a place is back, or that an agent will not end. What is on its way into the
    /// thread goes on, and what another activation runs is for that one to begin anew.
    /// </summary>
    public static void Replay(Draft draft, ConversationEvent.ReplayRequested e)
    {
        if (Recalling.Find(draft, e.Turn, e.Paged) is not { } turn) return;
        if (turn.MayReopen || turn.State == TurnState.Undeliverable)
        {
            Recalling.Take(draft, e.Paged);
            Reopen(draft, turn);
        }
        else if (turn is { IsOpen: true, Result: null } && !draft.Flight.IsGuest) Work.Restart(draft, turn);
        else return;
        draft.Found = true;
    }

    /// <summary>What was pressed before the answer that stands was there, is done: it was about another one.</summary>
    public static void Redo(Draft draft, ConversationEvent.RedoWanted e)
    {
        if (Recalling.Find(draft, e.Turn, e.Paged) is not { MayReopen: true } turn) return;
        draft.Found = true;
        if (turn.Result?.At >= e.At) return;
        Recalling.Take(draft, e.Paged);
        // Whoever wrote too much writes again: the choice was not wrong.
        if (e.Shorter && turn.Result is { Kind: AnswerKind.Answer } result) draft.Keep(Reopened(turn) with { Route = turn.Route, ShorterThan = result.Text.Length });
        else Reopen(draft, turn);
    }

    /// <summary>The turn waits again, with the posts it holds; what they show stays until there is something new.</summary>
    public static void Reopen(Draft draft, Turn turn) => draft.Keep(Reopened(turn));

    /// <summary>The same, for whoever has more to say of it before it is kept.</summary>
    public static Turn Reopened(Turn turn) => turn with
    {
        State = TurnState.Accepted,
        Result = null,
        EndedAt = null,
        WordsAt = null,
        BegunAt = null,
        Route = null,
        Approval = null,
        Attempt = 0,
        Joins = 0,
        Strikes = 0,
        Deaths = 0,
        MergedInto = null,
        ShorterThan = 0,
        IsParked = false,
        Feedback = Ratings.Past(turn),
    };
}
