using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// A deletion reaches what has left the working window, however long ago. That it is to be done is journaled with the deletion; the
/// words go from the pages then, and the turn comes back withdrawn, so that its posts go like any other's.
/// </summary>
internal static class Redacting
{
    /// <summary>Withdraws a turn of the window. An older copy of it may stand in a page, or be on its way into one.</summary>
    public static void Withdraw(Draft draft, Turn turn)
    {
        Ending.Withdraw(draft, turn);
        Note(draft, turn.Question.Id);
    }

    /// <summary>The message was deleted; false where no page can have it, or that was noted before.</summary>
    public static bool Note(Draft draft, MessageId message)
    {
        // What the owner pages meanwhile a guest does not know.
        var mayBePaged = draft.Record.Pages > 0 || draft.Flight is { Paging: true } or { IsGuest: true };
        if (!mayBePaged || draft.Record.Deleted.Contains(message)) return false;
        draft.Keep(draft.Record with { Deleted = draft.Record.Deleted.Add(message) });
        return true;
    }

    // Never beside the writing of a page: of two that write one, the later would take away what the earlier wrote.
    public static void Plan(Draft draft)
    {
        if (draft.Record.Deleted.IsEmpty || draft.Flight.Paging || draft.Flight.Redacting) return;
        draft.Flight = draft.Flight with { Redacting = true };
        // Pages are read only by whoever wrote the record last: what another took out of one meanwhile must not come back.
        draft.Keep(draft.Record);
        draft.DoFenced(new Effect.RedactPages(draft.Record.Deleted, draft.Record.Pages));
    }

    public static void Redacted(Draft draft, ConversationEvent.PagesRedacted e)
    {
        draft.Flight = draft.Flight with { Redacting = false };
        if (draft.Flight.IsGuest || e.Messages.IsEmpty) return;
        Recalling.Take(draft, e.Turns);
        foreach (var message in e.Messages)
        {
            if (draft.Record.Turns.FirstOrDefault(turn => turn.Question.Id == message) is { } turn && StillStands(turn)) Ending.Withdraw(draft, turn);
        }

        if (!e.Turns.IsEmpty) Summing.Forget(draft);
        draft.Keep(draft.Record with { Deleted = draft.Record.Deleted.RemoveRange(e.Messages) });
    }

    /// <summary>Whether the turn has words, or posts that show it.</summary>
    public static bool StillStands(Turn turn) => HasWords(turn) || !turn.Slots.IsEmpty || turn.Files is not null;

    /// <summary>Whether anything that was written is left in it.</summary>
    public static bool HasWords(Turn turn) => turn.State != TurnState.Withdrawn || turn.Question.Text.Length > 0 || turn.Result is not null || turn.Approval is not null || turn.Feedback is not null;

    /// <summary>The turn without words; the posts that show it are still known by it.</summary>
    public static Turn Without(Turn turn) => turn with
    {
        State = TurnState.Withdrawn,
        Question = turn.Question with { Text = "" },
        Result = null,
        Route = turn.Route?.Unworded(),
        Approval = null,
        Feedback = null,
        Usage = null,
        MergedInto = null,
        IsParked = false,
    };
}
