using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Deciding;

/// <summary>The agency's own posts and edits as they come back; they change something only where they bring news.</summary>
internal static class Echoes
{
    public static void Take(Draft draft, Echo echo)
    {
        foreach (var turn in draft.Record.Turns)
        {
            var part = turn.PartOf(echo.Marker);
            if (part < 0) continue;
            Take(draft, turn, part, echo);
            return;
        }

        if (!echo.Deleted && draft.Record.Sweeps.Any(sweep => sweep.Marker == echo.Marker)) Sweeping.Condemn(draft, echo.Post);
    }

    private static void Take(Draft draft, Turn turn, int part, Echo echo)
    {
        var slot = turn.Slots[part];
        var open = turn.IsOpen && !draft.Flight.IsGuest && draft.Flight.Slots.Length == turn.Slots.Length;
        if (slot.Post is null)
        {
            if (open && !echo.Deleted) Reserving.Hold(draft, turn, part, echo.Post, echo.Revision);
        }
        else if (slot.Post != echo.Post)
        {
            if (!echo.Deleted) Sweeping.Condemn(draft, echo.Post);
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

    // Only where an update's outcome was unknown can an older text have landed late; elsewhere the echo itself is late.
    private static void WriteOver(Draft draft, Turn turn, int part, long revision, bool open)
    {
        if (open)
        {
            if (!draft.Flight.IsFinal) return;
            var flight = draft.SlotFlight(part);
            draft.Fly(part, flight with { Shown = revision, Unsettled = true, ReadFirst = true, UnknownUntil = flight.UnknownUntil > draft.Now ? flight.UnknownUntil : draft.Now, NextAt = draft.Now });
        }
        else if (turn is { IsEnded: true, Result: not null })
        {
            draft.Keep(turn with { State = TurnState.Accepted });
        }
    }
}
