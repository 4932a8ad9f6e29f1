using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>Getting a post for a slot: once, by its marker, whatever the platform answers or does not.</summary>
internal static class Reserving
{
    // Looks after an unknown post; the read tier bears them (Slack: 50 a minute).
    private static readonly TimeSpan[] LookAfter = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OperatorPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BlindLimit = TimeSpan.FromMinutes(5);

    public static void Plan(Draft draft, Turn turn, int part)
    {
        var (slot, flight) = (turn.Slots[part], draft.SlotFlight(part));
        // A slot that posts the result itself has nothing to post before there is one.
        if (slot.PostsResult && !draft.Flight.IsFinal && flight.Reservation is Reservation.Intended or Reservation.Waiting) return;
        // A name that is given once waits for whose it is; routing has its own limit of time.
        if (draft.Options.Traits.ShowsSpeaker && turn.Route is null && !draft.Flight.IsFinal && flight.Reservation is Reservation.Intended or Reservation.Waiting) return;
        switch (flight.Reservation)
        {
            case Reservation.Intended:
                Post(draft, turn, part);
                break;
            case Reservation.Waiting when draft.Now >= flight.NextAt:
                PostAgain(draft, turn, part);
                break;
            case Reservation.Finding when !flight.Looking && draft.Now >= flight.NextAt:
                draft.Fly(part, flight with { Looking = true });
                draft.DoFenced(new Effect.Find(slot.Marker));
                break;
            case Reservation.Waiting or Reservation.Finding when !flight.Looking:
                draft.WakeAt(flight.NextAt);
                break;
        }
    }

    public static void PostEnded(Draft draft, ConversationEvent.PostEnded e)
    {
        var turn = draft.Record.Open();
        var part = turn?.PartOf(e.Marker) ?? -1;
        if (turn is null || part < 0)
        {
            // Of a marker that is known no more, the turn has left the window, and the post stands rightly.
            if (e.Result is PostResult.Done late && Sweeping.Knows(draft, e.Marker)) Sweeping.Condemn(draft, late.Post);
            return;
        }

        switch (e.Result)
        {
            case PostResult.Done done: Hold(draft, turn, part, done.Post, e.Revision); break;
            case PostResult.Refused refused: Refused(draft, turn, part, refused.Refusal); break;
            case PostResult.Unknown unknown: Unknown(draft, turn, part, unknown.Reason); break;
        }
    }

    public static void FindEnded(Draft draft, ConversationEvent.FindEnded e)
    {
        if (Sweeping.FindEnded(draft, e)) return;
        var turn = draft.Record.Open();
        var part = turn?.PartOf(e.Marker) ?? -1;
        if (turn is null || part < 0 || turn.Slots[part].Post is not null) return;
        var flight = draft.SlotFlight(part) with { Looking = false };
        draft.Fly(part, flight);
        switch (e.Result)
        {
            // A post that another turn holds bears this marker only because somebody took it for their own.
            case FindResult.Done done when Sweeping.Unheld(draft, done.Posts) is [var first, ..]:
                Hold(draft, turn, part, first, -1);
                break;
            // The newest: an older one may be left of a turn before.
            case FindResult.Done done when Sweeping.Loose(draft, done) is [.., var loose]:
                Hold(draft, turn, part, loose, -1);
                break;
            case FindResult.Done when e.BegunAt >= turn.Slots[part].Deadline + draft.Options.Traits.ReadLag:
                PostAgain(draft, turn, part);
                break;
            case FindResult.Done:
                var next = draft.Now + LookAfter[Math.Min(flight.Looks, LookAfter.Length - 1)];
                draft.Fly(part, flight with { Looks = flight.Looks + 1, BlindSince = null, NextAt = next });
                break;
            case FindResult.Refused refused:
                Blind(draft, turn, part, refused.Refusal);
                break;
        }
    }

    /// <summary>The post is known. A second one under the same marker is condemned, never adopted.</summary>
    public static void Hold(Draft draft, Turn turn, int part, PostId post, long revision)
    {
        var slot = turn.Slots[part];
        if (slot.Post is { } held)
        {
            if (held != post) Sweeping.Condemn(draft, post, isStray: true);
            return;
        }

        if (slot.MayHaveTwin) Sweeping.Watch(draft, slot);
        if (slot.Replaces is { } old) Sweeping.Condemn(draft, old);
        turn = draft.Record.Open()!;
        draft.KeepLazily(turn.With(part, slot with { Post = post, HeldAt = draft.Now, Replaces = null }));
        var flight = draft.SlotFlight(part);
        draft.Fly(part, flight with { Reservation = Reservation.Held, Looking = false, NextAt = default, Shown = revision, Unsettled = flight.Unsettled || slot.MayHaveTwin });
        Showing.Shown(draft, turn, revision);
    }

    private static void Post(Draft draft, Turn turn, int part)
    {
        var slot = turn.Slots[part];
        draft.Fly(part, draft.SlotFlight(part) with { Reservation = Reservation.Posting });
        var body = slot.PostsResult ? Filling.Body(draft, part) : null;
        var revision = slot.PostsResult ? draft.Flight.Revision : turn.BaseRevision - 1;
        draft.DoFenced(new Effect.PostPart(Showing.Placeholder(turn), body, new PostMark(slot.Marker, revision, slot.PostsResult), slot.Deadline));
    }

    private static void PostAgain(Draft draft, Turn turn, int part)
    {
        if (turn.Slots[part].PostsResult && !draft.Flight.IsFinal)
        {
            // What it is to hold is not laid out yet: planning posts it then.
            draft.Fly(part, draft.SlotFlight(part) with { Reservation = Reservation.Waiting, NextAt = draft.Now });
            return;
        }

        turn = turn.With(part, turn.Slots[part] with { Deadline = draft.Now + draft.Options.Traits.CallTimeout, Takeovers = 0 });
        draft.Keep(turn);
        Post(draft, turn, part);
    }

    private static void Refused(Draft draft, Turn turn, int part, Refusal refusal)
    {
        var flight = draft.SlotFlight(part);
        switch (refusal.Kind)
        {
            case RefusalKind.PlaceClosed when part > 0:
                Work.CutShort(draft, turn, part, refusal.Reason);
                return;
            case RefusalKind.PlaceClosed:
                Ending.Undeliverable(draft, turn, "post", refusal.Reason);
                return;
            case RefusalKind.TooLong when turn.Slots[part].PostsResult:
                Showing.Tighten(draft);
                break;
            case RefusalKind.BadContent when !draft.Flight.Plain:
                draft.Flight = draft.Flight with { Plain = true };
                break;
            case RefusalKind.ForNow:
                break;
            default:
                draft.Tell(new Notice.PlatformRefuses(turn.Number, "post", refusal.Reason));
                draft.Fly(part, flight with { Reservation = Reservation.Waiting, NextAt = draft.Now + OperatorPause });
                return;
        }

        draft.Fly(part, flight with { Reservation = Reservation.Waiting, NextAt = draft.Now + (refusal.RetryAfter ?? Pause) });
    }

    private static void Unknown(Draft draft, Turn turn, int part, string reason)
    {
        draft.Tell(new Notice.OutcomeUnknown(turn.Number, "post", reason));
        var slot = turn.Slots[part];
        draft.KeepLazily(turn.With(part, slot with { MayHaveTwin = true }));
        if (slot.Post is null) draft.Fly(part, draft.SlotFlight(part) with { Reservation = Reservation.Finding, Looks = 1, NextAt = draft.Now + LookAfter[0] });
        else Sweeping.Watch(draft, slot);
    }

    private static void Blind(Draft draft, Turn turn, int part, Refusal refusal)
    {
        var flight = draft.SlotFlight(part);
        var since = flight.BlindSince ?? draft.Now;
        if (refusal.Kind != RefusalKind.ForNow || draft.Now - since >= BlindLimit)
        {
            Ending.Undeliverable(draft, turn, "find", refusal.Reason);
            return;
        }

        draft.Fly(part, flight with { BlindSince = since, NextAt = draft.Now + (refusal.RetryAfter ?? LookAfter[1]) });
    }
}
