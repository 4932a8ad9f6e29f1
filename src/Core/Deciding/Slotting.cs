using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>The slots of the open turn as a whole: one more when the text needs it, fewer when it became shorter.</summary>
internal static class Slotting
{
    public static void Plan(Draft draft)
    {
        if (draft.Record.Open() is not { } turn) return;
        Align(draft, turn);
        var needed = draft.Flight.Parts?.Count ?? 1;
        if (Drop(draft, turn, needed) || Add(draft, turn, needed)) turn = draft.Record.Open()!;
        for (var part = 0; part < turn.Slots.Length && part < needed; part++)
        {
            if (turn.Slots[part].Post is null) Reserving.Plan(draft, turn, part);
            else Filling.Plan(draft, turn, part);
        }
    }

    /// <summary>A flight knows its slots only after it has seen them; what it has not seen it did not post.</summary>
    private static void Align(Draft draft, Turn turn)
    {
        if (draft.Flight.Slots.Length == turn.Slots.Length) return;
        var slots = draft.Flight.Slots;
        slots = slots.Length > turn.Slots.Length ? slots[..turn.Slots.Length] : slots;
        while (slots.Length < turn.Slots.Length)
        {
            slots = slots.Add(new SlotFlight { Reservation = turn.Slots[slots.Length].Post is null ? Reservation.Finding : Reservation.Held });
        }

        draft.Flight = draft.Flight with { Slots = slots };
    }

    // A part is reserved only when the one before it stands: that keeps them in order.
    private static bool Add(Draft draft, Turn turn, int needed)
    {
        if (turn.Slots.Length >= needed || turn.Slots is [.., { Post: null }]) return false;
        // Until the result is laid out nobody knows whether a growing text will need the part at all.
        if (turn.Slots.Length > 0 && turn.State == TurnState.Delivering && !draft.Flight.IsFinal) return false;
        draft.Keep(turn with { Slots = turn.Slots.Add(NewSlot(draft)) });
        draft.Flight = draft.Flight with { Slots = draft.Flight.Slots.Add(new SlotFlight()) };
        return true;
    }

    private static bool Drop(Draft draft, Turn turn, int needed)
    {
        if (!draft.Flight.IsFinal || turn.Slots.Length <= needed) return false;
        for (var part = needed; part < turn.Slots.Length; part++) Sweeping.Abandon(draft, turn.Slots[part]);
        draft.Keep(turn with { Slots = turn.Slots[..needed] });
        draft.Flight = draft.Flight with { Slots = draft.Flight.Slots[..needed] };
        return true;
    }

    public static Slot NewSlot(Draft draft) => new() { Marker = draft.NewMarker(), Deadline = draft.Now + draft.Options.Traits.CallTimeout };

    /// <summary>The slot's post is lost or useless: another takes its place, under a marker of its own.</summary>
    public static void Replace(Draft draft, Turn turn, int part, Slot by)
    {
        draft.Keep(turn.With(part, by));
        draft.Fly(part, new SlotFlight());
    }
}
