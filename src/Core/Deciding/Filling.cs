using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>Writing the content of held posts: one update in flight a post, progress superseded, the result repeated until it stands.</summary>
internal static class Filling
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OperatorPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstReadBack = TimeSpan.FromSeconds(0.5);

    public static void Plan(Draft draft, Turn turn, int part)
    {
        var flight = draft.SlotFlight(part);
        var current = draft.Flight;
        if (current.Parts is null || (turn.State == TurnState.Delivering && !current.IsFinal)) return;
        if (flight.Writing != 0 || flight.Looking || flight.Shown >= current.Revision)
        {
            Settling.Plan(draft, turn, part);
            return;
        }

        var body = Body(draft, part);
        if (!current.IsFinal && (flight.Frozen || body == flight.ShownBody)) return;
        if (draft.Now < flight.NextAt)
        {
            draft.WakeAt(flight.NextAt);
            return;
        }

        // An unknown result update is read back before it is repeated.
        if (current.IsFinal && flight.ReadFirst && Settling.Plan(draft, turn, part)) return;
        draft.Fly(part, flight with { Writing = current.Revision, WritingSince = draft.Now, ShownBody = body });
        // Progress too: whoever took over, or thaws with a stamp that is due, shows nothing before the store knows it as the owner.
        draft.DoFenced(new Effect.UpdatePost(turn.Slots[part].Post!.Value, body, new PostMark(turn.Slots[part].Marker, current.Revision, current.IsFinal)));
    }

    public static void UpdateEnded(Draft draft, ConversationEvent.UpdateEnded e)
    {
        if (draft.Record.Open() is not { } turn) return;
        var part = PartOf(turn, e.Post);
        if (part < 0) return;
        var flight = draft.SlotFlight(part) with { Writing = 0 };
        draft.Fly(part, flight);
        switch (e.Result)
        {
            case UpdateResult.Done:
                flight = flight with { Shown = Math.Max(flight.Shown, e.Revision), ShownAt = draft.Now, ReadFirst = false, Unsettled = flight.Unsettled && !Settling.IsLast(draft, flight) };
                draft.Fly(part, flight.Unsettled ? flight with { NextAt = Settling.Next(draft, flight) } : flight);
                Showing.Shown(draft, turn, e.Revision);
                break;
            case UpdateResult.Refused refused:
                draft.Fly(part, flight with { ShownBody = null });
                Refused(draft, turn, part, refused.Refusal);
                break;
            case UpdateResult.Unknown unknown:
                Unknown(draft, turn, part, unknown.Reason);
                break;
        }
    }

    public static PartBody Body(Draft draft, int part)
    {
        var body = draft.Flight.Parts![part];
        return draft.Flight.Plain ? body with { Rich = "" } : body;
    }

    public static int PartOf(Turn turn, PostId post)
    {
        for (var part = 0; part < turn.Slots.Length; part++)
        {
            if (turn.Slots[part].Post == post) return part;
        }

        return -1;
    }

    private static void Unknown(Draft draft, Turn turn, int part, string reason)
    {
        draft.Tell(new Notice.OutcomeUnknown(turn.Number, "update", reason));
        if (!turn.Slots[part].MayFallBack) draft.KeepLazily(turn.With(part, turn.Slots[part] with { MayFallBack = true }));
        var flight = draft.SlotFlight(part);
        draft.Fly(part, flight with
        {
            Unsettled = true,
            // After a takeover the one before may have begun later than this.
            UnknownUntil = flight.UnknownUntil > draft.Now ? flight.UnknownUntil : draft.Now,
            ShownBody = null,
            ReadFirst = draft.Flight.IsFinal,
            NextAt = draft.Now + (draft.Flight.IsFinal ? FirstReadBack : draft.Options.Traits.ProgressInterval),
        });
    }

    private static void Refused(Draft draft, Turn turn, int part, Refusal refusal)
    {
        var flight = draft.SlotFlight(part);
        switch (refusal.Kind)
        {
            case RefusalKind.PlaceClosed:
                Ending.Undeliverable(draft, turn, "update", refusal.Reason);
                break;
            case RefusalKind.TooLong:
                Showing.Tighten(draft);
                break;
            case RefusalKind.BadContent when !draft.Flight.Plain:
                draft.Flight = draft.Flight with { Plain = true };
                break;
            case RefusalKind.PostMissing:
                Settling.Missing(draft, turn, part);
                break;
            case RefusalKind.EditForbidden when draft.Flight.IsFinal:
                var next = Slotting.NewSlot(draft) with { PostsResult = true, Replaces = turn.Slots[part].Post };
                Slotting.Replace(draft, turn, part, next);
                break;
            case RefusalKind.EditForbidden:
                draft.Fly(part, flight with { Frozen = true });
                break;
            case RefusalKind.ForNow:
                draft.Fly(part, flight with { NextAt = draft.Now + (refusal.RetryAfter ?? Pause) });
                break;
            default:
                draft.Tell(new Notice.PlatformRefuses(turn.Number, "update", refusal.Reason));
                draft.Fly(part, flight with { NextAt = draft.Now + OperatorPause });
                break;
        }
    }
}
