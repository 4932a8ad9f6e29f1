using System.Collections.Immutable;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>One activation runs a conversation's turns: who it is, how another takes over, and how their writes are joined.</summary>
internal static class Ownership
{
    private const int TakeoversInDoubt = 3;
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);
    private static readonly Failure TooLate = new(FailureKind.Stale, "no stamp");

    public static void Take(Draft draft, ConversationEvent.TakenOver e)
    {
        var owner = draft.Record.Owner;
        // Where nothing is open nobody is disturbed.
        if (owner is { Released: false } && !owner.Is(e.Self) && e.OwnerIsAlive && draft.Record.HasWork() && Age(draft, owner) < draft.Options.StampLife)
        {
            draft.Flight = draft.Flight with { Self = e.Self, IsGuest = true };
            return;
        }

        draft.Flight = draft.Flight with { Self = e.Self, IsGuest = false, Before = owner };
        if (owner is not null && draft.Now - owner.StampedAt >= draft.Options.StaleAfter) Stale(draft);
        Sweeping.Anew(draft);
        if (draft.Record.Open() is { } turn) Resume(draft, turn, owner);
    }

    /// <summary>Taking an event in failed: what this activation had in the air is in doubt, and the open turn is struck.</summary>
    public static void Recover(Draft draft, ConversationEvent happened, Exception fault)
    {
        switch (happened)
        {
            case ConversationEvent.TakenOver e:
                draft.Flight = draft.Flight with { Self = e.Self, IsGuest = false, Before = draft.Record.Owner };
                Parking.Strike(draft, fault, certain: true);
                break;
            case ConversationEvent.SaveConflicted or ConversationEvent.Released:
                (draft.Fault, draft.Deposed) = (fault, true);
                break;
            default:
                if (draft.Record.Open() is { Slots.IsDefault: false } turn) Doubt(draft, turn);
                Parking.Strike(draft, fault, certain: false);
                break;
        }
    }

    public static void Release(Draft draft)
    {
        if (draft.Flight is { Self: { } self, IsGuest: false } && draft.Record.HasWork())
        {
            // A model call that had not begun is not spent.
            if (!draft.Flight.Called && draft.Record.Open() is { State: TurnState.Routing or TurnState.Answering, Attempt: > 0 } turn) draft.Keep(turn with { Attempt = turn.Attempt - 1 });
            draft.Keep(draft.Record with { Owner = self with { StampedAt = draft.Now, Released = true } });
        }

        draft.Flight = draft.Flight with { Self = null };
    }

    /// <summary>The stamp is renewed while there is work; whoever cannot renew it stops.</summary>
    public static void Plan(Draft draft)
    {
        if (!draft.Record.HasWork() || draft.Record.Owner is not { } owner) return;
        if (Age(draft, owner) >= Renewal) draft.Keep(draft.Record);
        else draft.WakeAt(owner.StampedAt + Renewal);
    }

    /// <summary>A guest looks again when the owner's stamp has run out.</summary>
    public static void PlanGuest(Draft draft)
    {
        if (draft.Record.Owner is { } owner) draft.WakeAt(owner.Released ? draft.Now : owner.StampedAt + draft.Options.StampLife);
    }

    /// <summary>Another activation wrote in between. The owner keeps its turn and takes in what came; one that owns no more stops.</summary>
    public static void Merge(Draft draft, ConversationEvent.SaveConflicted e)
    {
        var theirs = e.Theirs.Owner;
        if (draft.Flight.IsGuest)
        {
            // The owner went on meanwhile: its record counts, with what was heard here added.
            var heard = draft.Record;
            draft.Keep(Join(e.Theirs, heard, durable: e.Theirs));
            foreach (var turn in heard.Turns) TakeOn(draft, turn);
            Withdraw(draft, heard.Seen);
            return;
        }

        // Only a guest's write leaves the owner as this activation knows it. Any other owner took over, whoever is
        // thought to be alive: the record decides, and this activation has lost it.
        if (draft.Flight.Self is not { } self || !(theirs == draft.Flight.Before || (theirs is { Released: false } && theirs.Is(self))))
        {
            draft.Deposed = true;
            return;
        }

        var known = draft.Record.Turns.Select(static turn => turn.Question.Id).ToHashSet();
        var open = draft.Record.Open();
        draft.Keep(Join(draft.Record, e.Theirs, durable: e.Theirs));
        if (draft.Record.Open() is { } now && now.Number != open?.Number) Showing.Anew(draft, now);
        foreach (var turn in e.Theirs.Turns)
        {
            if (known.Contains(turn.Question.Id)) TakeOn(draft, turn);
            else if (draft.Record.Turns.FirstOrDefault(added => added.Question.Id == turn.Question.Id) is { State: TurnState.Accepted, Result: null } added) Busy.Arrived(draft, added);
        }

        Withdraw(draft, e.Theirs.Seen);
    }

    /// <summary>Deletions that the other heard of before the question itself.</summary>
    private static void Withdraw(Draft draft, ImmutableArray<Seen> heard)
    {
        foreach (var seen in heard)
        {
            if (seen.Turn == 0 && draft.Record.Turns.FirstOrDefault(turn => turn.Question.Id == seen.Id) is { State: not TurnState.Withdrawn } deleted) Redacting.Withdraw(draft, deleted);
        }
    }

    /// <summary>What people wished of a turn while it was another activation that heard them.</summary>
    private static void TakeOn(Draft draft, Turn theirs)
    {
        if (draft.Record.Turns.FirstOrDefault(turn => turn.Question.Id == theirs.Question.Id) is not { State: not TurnState.Withdrawn } ours) return;
        if (theirs.State == TurnState.Withdrawn)
        {
            Redacting.Withdraw(draft, ours);
            return;
        }

        ours = Ratings.TakeOn(draft, theirs, ours);
        var chosen = Choosing.TakeOn(draft, theirs, ours);
        if (chosen) ours = draft.Record.Turns.First(turn => turn.Number == ours.Number);
        if (theirs.Question.EditedAt is { } at && (ours.Question.EditedAt is null || ours.Question.EditedAt < at)) Inbox.Rewrite(draft, ours, theirs.Question.Text, at);
        else if (theirs.Result is { Ending: TurnState.Cancelled } && !ours.IsEnded) Requests.Cancel(draft, ours.Number);
        // One that had ended as parked was so before: it may have been begun anew here since.
        else if (theirs is { IsParked: true, Result: not null, EndedAt: null } && ours is { IsParked: false, IsEnded: false }) Parking.SetAside(draft, ours.Number);
        else if (chosen) return;
        else if (WasReopened(theirs, ours)) Reopen(draft, theirs, ours);
        else Echoes.TakeOn(draft, theirs, ours);
    }

    /// <summary>True where what had ended here waits again there. A turn that only waited still has a lower epoch.</summary>
    private static bool WasReopened(Turn theirs, Turn ours) =>
        theirs.State == TurnState.Accepted && theirs.Epoch == ours.Epoch
        && ours.State is TurnState.Completed or TurnState.Declined or TurnState.Failed or TurnState.Cancelled;

    private static void Reopen(Draft draft, Turn theirs, Turn ours)
    {
        if (theirs.Result is null) draft.Keep(Requests.Reopened(ours) with { Route = theirs.Route, ShorterThan = theirs.ShorterThan });
        else draft.Keep(ours with { State = TurnState.Accepted });
    }

    /// <summary>
    /// The owner's record with what the other heard. Look-outs are the owner's alone: one that it has ended, brought back after
    /// its turn has left the window, would find a post that stands rightly.
    /// </summary>
    private static ConversationRecord Join(ConversationRecord ours, ConversationRecord theirs, ConversationRecord durable)
    {
        var known = ours.Turns.Select(static turn => turn.Question.Id).ToHashSet();
        // Only what the other accepted is new; what it knows of older turns we knew before it.
        var added = theirs.Turns.Where(turn => !known.Contains(turn.Question.Id) && ours.Known(turn.Question.Id) is null).ToImmutableArray();
        var last = Math.Max(ours.LastTurn, theirs.LastTurn);
        var heard = ours.Seen.Concat(theirs.Seen).Select(static seen => seen.Id).ToHashSet();
        var kept = durable.Turns.ToDictionary(static turn => turn.Question.Id, static turn => turn.Number);
        var turns = ImmutableArray.CreateBuilder<Turn>();
        turns.AddRange(ours.Turns.Concat(added).Select(Numbered));
        turns.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        return ours with
        {
            LastTurn = last,
            Turns = turns.ToImmutable(),
            Version = Math.Max(ours.Version, theirs.Version),
            Seen = Renumbered(ours, turns),
            Deleted = [.. ours.Deleted.Union(theirs.Deleted)],
            Condemned = [.. ours.Condemned.Union(theirs.Condemned).Where(post => !ours.Turns.Any(turn => turn.Slots.Any(slot => slot.Post == post)))],
        };

        // Two activations may give one number to two messages: the one that is durable keeps it, also after it left the window.
        // One that came back into it from a page has its number from there, and its message stands among the paged ones.
        Turn Numbered(Turn turn) =>
            kept.TryGetValue(turn.Question.Id, out var number) ? turn with { Number = number }
            : turn.Number <= durable.LastTurn && heard.Contains(turn.Question.Id) ? turn with { Number = ++last }
            : turn;

        ImmutableArray<Seen> Renumbered(ConversationRecord ours, IEnumerable<Turn> turns)
        {
            var numbers = turns.ToDictionary(static turn => turn.Question.Id, static turn => turn.Number);
            return [.. ours.Seen.UnionBy(theirs.Seen.Where(seen => !ours.Paged.ContainsKey(seen.Id)), static seen => seen.Id).Select(seen => numbers.TryGetValue(seen.Id, out var number) ? seen with { Turn = number } : seen)];
        }
    }

    private static void Resume(Draft draft, Turn turn, Owner? before)
    {
        Doubt(draft, turn);
        var latest = draft.Now + draft.Options.Traits.CallTimeout;
        turn = turn with
        {
            Epoch = turn.Epoch + 1,
            Slots = [.. turn.Slots.Select(slot => slot with
            {
                Deadline = Later(slot.Deadline, latest, slot.Takeovers),
                Takeovers = slot.Takeovers + 1,
                MayHaveTwin = slot.Post is null || slot.MayHaveTwin,
                MayFallBack = true,
            })],
        };
        draft.Tell(new Notice.TurnResumed(turn.Number, turn.Attempt, turn.Question.CorrelationId));
        if (turn.Approval is { } approval) draft.Flight = draft.Flight with { Text = GrowingText.Empty.Append(approval.Said) };
        if (turn.State == TurnState.Delivering) ResumeDelivery(draft, turn, before is { Released: true } ? 0 : 1);
        else if (turn.Approval is { State: ApprovalState.Waiting }) draft.Keep(turn);
        else if (before is not null && draft.Now - before.StampedAt >= draft.Options.StaleAfter) Work.Give(draft, turn, TooLate);
        else if (turn.Attempt >= Work.Calls(draft, turn)) Work.Give(draft, turn, new Failure(FailureKind.Interrupted, $"attempt {turn.Attempt}"));
        else draft.Keep(turn with { Attempt = turn.Attempt + 1 });
    }

    // A whole answer over which process after process dies is itself under suspicion, until one has laid it out.
    private static void ResumeDelivery(Draft draft, Turn turn, int death)
    {
        turn = turn with { Deaths = turn.Deaths + death };
        if (death > 0 && turn.Deaths == draft.Options.Deaths) Work.Give(draft, turn, new Failure(FailureKind.Internal, $"{turn.Deaths} deaths over its layout"));
        else if (turn.Deaths >= 2 * draft.Options.Deaths) Ending.Undeliverable(draft, turn, "deliver", $"{turn.Deaths} deaths");
        else draft.Keep(turn);
    }

    /// <summary>
    /// The end of a wait after a takeover. What was on its way may be so for a whole call from here: the clock that set the
    /// end may be behind this one, or ahead. But where nobody lives that long, it would be waited for without end.
    /// </summary>
    public static DateTimeOffset Later(DateTimeOffset end, DateTimeOffset latest, int takeovers) => takeovers < TakeoversInDoubt || end > latest ? latest : end;

    /// <summary>
    /// Whatever was in the air is unknown: reservations are looked for, shown texts read back. Only what was begun before the
    /// result was there can show anything else than the result; from the fourth takeover on its age counts, whatever clock told it.
    /// </summary>
    private static void Doubt(Draft draft, Turn turn) => draft.Flight = draft.Flight with
    {
        Parts = null,
        IsFinal = false,
        WantedRevision = 0,
        // Also a post that is still to be found may be written to by the one before.
        Slots = [.. turn.Slots.Select(slot => new SlotFlight
        {
            Reservation = slot.Post is null ? Reservation.Finding : Reservation.Held,
            Unsettled = slot.Post is not null,
            UnknownUntil = Later(Begun(draft, turn), draft.Now, slot.Takeovers) + draft.Options.Traits.CallTimeout,
        })],
    };

    /// <summary>Until when something else than the result may have been begun.</summary>
    private static DateTimeOffset Begun(Draft draft, Turn turn) => turn is { State: TurnState.Delivering, Result.At: { } at } ? at : draft.Now;

    /// <summary>The agency was away so long that an answer would surprise: who waited is told so too. Waiting while it was there makes nothing stale.</summary>
    private static void Stale(Draft draft)
    {
        foreach (var turn in draft.Record.Turns)
        {
            if (turn is not { State: TurnState.Accepted, Result: null } || draft.Now - turn.AcceptedAt < draft.Options.StaleAfter) continue;
            var id = draft.NewErrorId();
            draft.Tell(new Notice.TurnFailed(turn.Number, id, TooLate));
            draft.Keep(Work.Foreclose(draft, turn, Words.Failed(TooLate, id, "")));
        }
    }

    // A clock that was set back makes a stamp of the future no fresher.
    private static TimeSpan Age(Draft draft, Owner owner) => (draft.Now - owner.StampedAt).Duration();
}
