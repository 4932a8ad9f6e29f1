using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// Reading back what a post shows after an update of unknown outcome or a takeover: an older text may still land until
/// one lag has passed, so only a read begun after that settles the slot.
/// </summary>
internal static class Settling
{
    private const int Tries = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Plans a read-back; true where one is due, runs or waits.</summary>
    public static bool Plan(Draft draft, Turn turn, int part)
    {
        var flight = draft.SlotFlight(part);
        if (!draft.Flight.IsFinal || !flight.Unsettled || flight.Writing != 0 || flight.Looking) return flight.Looking;
        if (draft.Now < flight.NextAt)
        {
            draft.WakeAt(flight.NextAt);
            return true;
        }

        draft.Fly(part, flight with { Looking = true });
        draft.Do(new Effect.ReadBack(turn.Slots[part].Post!.Value));
        return true;
    }

    public static void ReadBackEnded(Draft draft, ConversationEvent.ReadBackEnded e)
    {
        if (draft.Record.Open() is not { } turn) return;
        var part = Filling.PartOf(turn, e.Post);
        if (part < 0) return;
        var flight = draft.SlotFlight(part) with { Looking = false };
        flight = flight with { Looks = flight.Looks + 1 };
        if (flight.Looks > Tries)
        {
            draft.Tell(new Notice.GaveUp(turn.Number, "read back"));
            draft.Fly(part, flight with { Unsettled = false, Shown = draft.Flight.Revision });
            return;
        }

        draft.Fly(part, flight with { NextAt = draft.Now + Pause });
        switch (e.Result)
        {
            // Whoever took the post for their own wrote another turn's text on it: its revisions tell nothing.
            case ReadBackResult.Done done when done.Marker is { } other && other != turn.Slots[part].Marker: Read(draft, part, 0, e.BegunAt); break;
            case ReadBackResult.Done done when done.Revision > draft.Flight.Revision: Showing.Raise(draft, turn); break;
            case ReadBackResult.Done done: Read(draft, part, done.Revision, e.BegunAt); break;
            case ReadBackResult.Missing: Missing(draft, turn, part); break;
            case ReadBackResult.Refused { Refusal: { Kind: RefusalKind.PlaceClosed } refusal }: Ending.Undeliverable(draft, turn, "read back", refusal.Reason); break;
            case ReadBackResult.Refused refused: draft.Fly(part, draft.SlotFlight(part) with { NextAt = draft.Now + (refused.Refusal.RetryAfter ?? Pause) }); break;
        }
    }

    /// <summary>A missing post is believed only when it is no matter of the lag; then it is replaced once.</summary>
    public static void Missing(Draft draft, Turn turn, int part, bool believed = false)
    {
        var slot = turn.Slots[part];
        if (!believed && draft.Now < slot.HeldAt + draft.Options.Traits.ReadLag)
        {
            draft.Fly(part, draft.SlotFlight(part) with { NextAt = draft.Now + Pause });
        }
        else if (slot.Replacements > 0)
        {
            Ending.Undeliverable(draft, turn, "update", "the post was removed twice");
        }
        else
        {
            Slotting.Replace(draft, turn, part, Slotting.NewSlot(draft) with { Replacements = slot.Replacements + 1, Replaces = slot.Post });
            // Should it stand after all (a wrong clock makes a lag look long), it must not stand beside its successor.
            Sweeping.Abandon(draft, slot);
        }
    }

    /// <summary>True of an update that was begun when nothing older could land any more: nothing comes after it, and no read is needed.</summary>
    public static bool IsLast(Draft draft, SlotFlight flight) => draft.Flight.IsFinal && flight.WritingSince >= From(draft, flight);

    /// <summary>The next read: soon, but one must begin when nothing older can land any more.</summary>
    public static DateTimeOffset Next(Draft draft, SlotFlight flight)
    {
        var settledFrom = From(draft, flight);
        var soon = draft.Now + Pause;
        return draft.Now < settledFrom && settledFrom < soon ? settledFrom : soon;
    }

    private static DateTimeOffset From(Draft draft, SlotFlight flight) => flight.UnknownUntil + draft.Options.Traits.ReadLag;

    private static void Read(Draft draft, int part, long revision, DateTimeOffset begunAt)
    {
        var flight = draft.SlotFlight(part) with { ReadFirst = false, NextAt = Next(draft, draft.SlotFlight(part)) };
        var lag = draft.Options.Traits.ReadLag;
        if (revision == draft.Flight.Revision) flight = flight with { Shown = revision, Unsettled = begunAt < flight.UnknownUntil + lag };
        else if (flight.Shown < draft.Flight.Revision || begunAt >= flight.ShownAt + lag) flight = flight with { Shown = revision, NextAt = draft.Now };
        draft.Fly(part, flight);
    }
}
