using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// Turns that ended long ago are forgotten, from the window's old end on. What waits, runs or is still watched stays, and so does what
/// came after it: people read a thread from its end.
/// </summary>
internal static class Aging
{
    public static void Take(Draft draft, ConversationEvent.AgeReached e)
    {
        if (draft.Flight.IsGuest) return;
        var gone = Paging.Leading(draft).TakeWhile(turn => IsOver(turn, e.Before)).Select(static turn => turn.Question.Id).ToHashSet();
        if (gone.Count > 0)
        {
            draft.Keep(draft.Record with
            {
                Turns = draft.Record.Turns.RemoveAll(turn => gone.Contains(turn.Question.Id)),
                Seen = draft.Record.Seen.RemoveAll(seen => gone.Contains(seen.Id)),
            });
        }

        // The gist is of what left the window, and that is older than what is in it.
        if (gone.Count > 0 || e.FromPages) Summing.Forget(draft);
        draft.Found = gone.Count > 0 || e.FromPages;
    }

    /// <summary>Whether the turn ended before that time.</summary>
    public static bool IsOver(Turn turn, DateTimeOffset before) => turn.IsEnded && turn.EndedAt < before;
}
