using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Deciding;

/// <summary>The agency's own posts and edits as they come back; they change something only where they bring news.</summary>
internal static class Echoes
{
    public static void Take(Draft draft, Echo echo)
    {
        if (IsOverwritten(draft, echo)) return;
        foreach (var turn in draft.Record.Turns)
        {
            var part = turn.PartOf(echo.Marker);
            if (part < 0) continue;
            Take(draft, turn, part, echo);
            return;
        }

        if (!echo.Deleted && draft.Record.Sweeps.Any(sweep => sweep.Marker == echo.Marker)) Sweeping.Condemn(draft, echo.Post);
    }

    // Whoever lost the conversation may have taken a post that carried no mark yet for its own, and written another turn's text on it.
    private static bool IsOverwritten(Draft draft, Echo echo)
    {
        foreach (var turn in draft.Record.Turns)
        {
            var part = Filling.PartOf(turn, echo.Post);
            if (part < 0) continue;
            if (turn.Slots[part].Marker == echo.Marker) return false;
            if (!echo.Deleted) WriteOver(draft, turn, part, -1, IsFlown(draft, turn));
            return true;
        }

        return false;
    }

    private static void Take(Draft draft, Turn turn, int part, Echo echo)
    {
        var slot = turn.Slots[part];
        var open = IsFlown(draft, turn);
        if (slot.Post is null)
        {
            if (open && !echo.Deleted) Reserving.Hold(draft, turn, part, echo.Post, echo.Revision);
        }
        else if (slot.Post != echo.Post)
        {
            if (!echo.Deleted) Sweeping.Condemn(draft, echo.Post, isStray: turn.State != TurnState.Withdrawn);
        }
        else if (echo.Deleted)
        {
            if (open) Settling.Missing(draft, turn, part, believed: true);
        }
        else if (slot.MayFallBack && echo.Revision < turn.BaseRevision)
        {
            WriteOver(draft, turn, part, echo.Revision, open);
        }
    }

    /// <summary>What another activation saw of the owner's posts.</summary>
    public static void TakeOn(Draft draft, Turn theirs, Turn ours)
    {
        foreach (var seen in theirs.Slots)
        {
            var part = ours.PartOf(seen.Marker);
            if (part < 0 || ours.Slots[part].Doubts >= seen.Doubts) continue;
            ours = ours.With(part, ours.Slots[part] with { Doubts = seen.Doubts });
            if (ours is { IsEnded: true, Result: not null }) ours = ours with { State = TurnState.Accepted };
            draft.Keep(ours);
            if (IsFlown(draft, ours)) LookFirst(draft, part, draft.SlotFlight(part).Shown);
        }
    }

    // Only where an update's outcome was unknown can an older text have landed late; elsewhere the echo itself is late.
    private static void WriteOver(Draft draft, Turn turn, int part, long revision, bool open)
    {
        if (open) LookFirst(draft, part, revision);
        else if (turn.IsOpen && draft.Flight.IsGuest) draft.Keep(turn.With(part, turn.Slots[part] with { Doubts = turn.Slots[part].Doubts + 1 }));
        else if (turn is { IsEnded: true, Result: not null }) draft.Keep(turn with { State = TurnState.Accepted });
    }

    // Another turn's revisions tell nothing of this one's: what shows its text is written at once.
    private static void LookFirst(Draft draft, int part, long revision)
    {
        if (!draft.Flight.IsFinal) return;
        var flight = draft.SlotFlight(part);
        draft.Fly(part, flight with { Shown = revision, Unsettled = true, ReadFirst = revision >= 0, UnknownUntil = flight.UnknownUntil > draft.Now ? flight.UnknownUntil : draft.Now, NextAt = draft.Now });
    }

    private static bool IsFlown(Draft draft, Turn turn) => turn.IsOpen && !draft.Flight.IsGuest && draft.Flight.Slots.Length == turn.Slots.Length;
}
