using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>How turns end: in one visible outcome, withdrawn by their author, or with their place gone.</summary>
internal static class Ending
{
    /// <summary>Ends the open turn when all it shows stands settled; true when it did.</summary>
    public static bool Plan(Draft draft)
    {
        if (draft.Record.Open() is not { State: TurnState.Delivering, Result: { } result } turn) return false;
        var flight = draft.Flight;
        if (!flight.IsFinal || flight.Parts is null || turn.Slots.Length != flight.Parts.Count) return false;
        for (var part = 0; part < turn.Slots.Length; part++)
        {
            var slot = flight.Slots[part];
            if (turn.Slots[part].Post is null || slot.Shown != flight.Revision || slot.Unsettled || slot.Writing != 0) return false;
        }

        End(draft, turn with { State = result.Ending });
        return true;
    }

    /// <summary>The question is gone: so is what answers it, and the words themselves.</summary>
    public static void Withdraw(Draft draft, Turn turn)
    {
        if (turn.IsOpen) Work.StopAsking(draft);
        if (Busy.Host(draft, turn) is { } host) Busy.Anew(draft, host);
        foreach (var slot in turn.Slots) Sweeping.Abandon(draft, slot);
        End(draft, Redacting.Without(turn) with { Slots = [] });
    }

    /// <summary>The place is gone, or cannot be read: nothing can be shown, an operator is told.</summary>
    public static void Undeliverable(Draft draft, Turn turn, string call, string reason)
    {
        Work.StopAsking(draft);
        draft.Tell(new Notice.PlatformRefuses(turn.Number, call, reason));
        End(draft, turn with { State = TurnState.Undeliverable, Slots = [] });
    }

    private static void End(Draft draft, Turn turn)
    {
        var wasOpen = draft.Record.Open()?.Number == turn.Number;
        turn = Filing.Withdraw(draft, turn) with { EndedAt = draft.Now, WordsAt = wasOpen ? draft.Flight.WordsAt : null };
        draft.Keep(turn);
        if (wasOpen)
        {
            Filing.Offer(draft, turn);
            Clear(draft);
        }

        draft.Tell(new Notice.TurnEnded(turn));
        Busy.Ended(draft, turn);
    }

    /// <summary>No turn is open any more: nothing of it is left in the air.</summary>
    public static void Clear(Draft draft) => draft.Flight = draft.Flight.Blank() with
    {
        Slots = [],
        Parts = null,
        Files = [],
        IsFinal = false,
        WantedRevision = 0,
        WordsFrom = 0,
        WordsAt = null,
        Tightness = 0,
        Called = false,
        Compact = false,
    };
}
