using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>What a new message does to the one that is being answered. Only the owner decides it; what a guest keeps waits until the owner meets it.</summary>
internal static class Busy
{
    public static void Arrived(Draft draft, Turn newcomer)
    {
        if (draft.Flight.IsGuest) return;
        if (draft.Options.WhenBusy == WhenBusy.Steer) Join(draft, newcomer);
        else if (draft.Options.WhenBusy == WhenBusy.Supersede) TakeOver(draft, newcomer);
    }

    /// <summary>The turn into whose answer this one is joined, while that can still be begun anew; null elsewhere.</summary>
    public static Turn? Host(Draft draft, Turn joined) =>
        joined is { State: TurnState.Merged, MergedInto: { } host } && Running(draft) is { } open && open.Number == host ? open : null;

    /// <summary>What is joined changed: the model is asked anew, with all of it.</summary>
    public static void Anew(Draft draft, Turn open)
    {
        Work.StopAsking(draft);
        // A call that had not begun is not spent.
        var spent = draft.Flight.Called ? 1 : 0;
        draft.Flight = draft.Flight.Blank() with { AskAt = default, Called = false };
        draft.Keep(open with { Attempt = open.Attempt + spent, Joins = open.Joins + spent });
    }

    /// <summary>What was joined into an ended turn is answered with it; where there was no answer it waits again, or was stopped with it.</summary>
    public static void Ended(Draft draft, Turn turn)
    {
        foreach (var joined in draft.Record.Turns)
        {
            if (joined is not { State: TurnState.Merged, EndedAt: null } || joined.MergedInto != turn.Number) continue;
            if (turn.State == TurnState.Completed)
            {
                var ended = joined with { EndedAt = draft.Now };
                draft.Keep(ended);
                draft.Tell(new Notice.TurnEnded(ended));
            }
            else
            {
                var waiting = joined with { State = TurnState.Accepted, MergedInto = null };
                draft.Keep(turn.State == TurnState.Cancelled ? Work.Foreclose(draft, waiting, Words.Stopped("")) : waiting);
            }
        }
    }

    private static void Join(Draft draft, Turn newcomer)
    {
        // What was decided, or is to be, belongs to the question as it was put.
        if (Running(draft) is not { Approval: null } open || open.Joins >= draft.Options.Joins) return;
        // Whoever waits already was there first.
        if (draft.Record.Turns.Any(other => other.State == TurnState.Accepted && other.Number != newcomer.Number)) return;
        draft.Keep(newcomer with { State = TurnState.Merged, MergedInto = open.Number });
        Anew(draft, open);
    }

    private static void TakeOver(Draft draft, Turn newcomer)
    {
        foreach (var turn in draft.Record.Turns)
        {
            if (turn.IsEnded || turn.Result is not null || turn.Number == newcomer.Number || turn.Question.SentAt > newcomer.Question.SentAt) continue;
            if (turn.IsOpen) Work.Conclude(draft, turn, Words.Superseded(draft.Flight.Text.ToString()));
            else draft.Keep(Work.Foreclose(draft, turn, Words.Superseded("")));
        }
    }

    private static Turn? Running(Draft draft) => draft.Record.Open() is { State: TurnState.Routing or TurnState.Answering } open ? open : null;
}
