using System.Collections.Immutable;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>One activation runs a conversation's turns: who it is, how another takes over, and how their writes are joined.</summary>
internal static class Ownership
{
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);

    public static void Take(Draft draft, ConversationEvent.TakenOver e)
    {
        var owner = draft.Record.Owner;
        // Where nothing is open nobody is disturbed; and a stamp far ahead was set by a wrong clock.
        if (owner is not null && !owner.Is(e.Self) && e.OwnerIsAlive && draft.Record.HasWork() && (draft.Now - owner.StampedAt).Duration() < draft.Options.StampLife)
        {
            draft.Flight = draft.Flight with { Self = e.Self, IsGuest = true };
            return;
        }

        draft.Flight = draft.Flight with { Self = e.Self, IsGuest = false };
        Sweeping.Foresee(draft);
        if (draft.Record.Open() is { } turn) Resume(draft, turn, owner);
    }

    public static void Release(Draft draft)
    {
        if (draft.Flight is { Self: not null, IsGuest: false } && draft.Record.HasWork()) draft.Keep(draft.Record with { Owner = null });
        draft.Flight = draft.Flight with { Self = null };
    }

    /// <summary>The stamp is renewed while there is work; whoever cannot renew it stops.</summary>
    public static void Plan(Draft draft)
    {
        if (!draft.Record.HasWork() || draft.Record.Owner is not { } owner) return;
        if (draft.Now - owner.StampedAt >= Renewal) draft.Keep(draft.Record);
        else draft.WakeAt(owner.StampedAt + Renewal);
    }

    /// <summary>A stamp that should have been renewed already: a process that thaws must ask the store before it shows anything.</summary>
    public static bool IsInDoubt(Draft draft) => draft.Record.Owner is { } owner && draft.Now - owner.StampedAt >= Renewal;

    /// <summary>A guest looks again when the owner's stamp has run out.</summary>
    public static void PlanGuest(Draft draft)
    {
        if (draft.Record.Owner is { } owner) draft.WakeAt(owner.StampedAt + draft.Options.StampLife);
    }

    /// <summary>Another activation wrote in between. The owner keeps its turn and takes in what came; one that owns no more stops.</summary>
    public static void Merge(Draft draft, ConversationEvent.SaveConflicted e)
    {
        var theirs = e.Theirs.Owner;
        var self = draft.Flight.Self;
        var known = draft.Record.Owner;
        // Whoever took over meanwhile has counted its attempt and kept its posts, be it alive or gone or released.
        if (self is null || draft.Flight.IsGuest || (theirs is null ? known is not null : !theirs.Is(self) && known?.Is(theirs) != true))
        {
            draft.Deposed = true;
            return;
        }

        draft.Keep(Join(draft.Record, e.Theirs));
        foreach (var turn in e.Theirs.Turns) TakeOn(draft, turn);
        foreach (var seen in e.Theirs.Seen)
        {
            // A deletion that the other heard of before the question itself.
            if (seen.Turn == 0 && draft.Record.Turns.FirstOrDefault(turn => turn.Question.Id == seen.Id) is { State: not TurnState.Withdrawn } deleted) Ending.Withdraw(draft, deleted);
        }
    }

    /// <summary>What people wished of a turn while it was another activation that heard them.</summary>
    private static void TakeOn(Draft draft, Turn theirs)
    {
        if (draft.Record.Turns.FirstOrDefault(turn => turn.Question.Id == theirs.Question.Id) is not { State: not TurnState.Withdrawn } ours) return;
        if (theirs.State == TurnState.Withdrawn) Ending.Withdraw(draft, ours);
        else if (theirs.Question.EditedAt is { } at && (ours.Question.EditedAt is null || ours.Question.EditedAt < at)) Inbox.Rewrite(draft, ours, theirs.Question.Text, at);
        else if (theirs.Result is { Ending: TurnState.Cancelled }) Requests.Cancel(draft, ours.Number);
    }

    private static ConversationRecord Join(ConversationRecord ours, ConversationRecord theirs)
    {
        var known = ours.Turns.Select(static turn => turn.Question.Id).ToHashSet();
        // Only what the other accepted is new; what it knows of older turns we knew before it.
        var added = theirs.Turns.Where(turn => !known.Contains(turn.Question.Id) && !ours.Seen.Any(seen => seen.Id == turn.Question.Id)).ToImmutableArray();
        var taken = theirs.Turns.Select(static turn => turn.Number).ToHashSet();
        var last = Math.Max(ours.LastTurn, theirs.LastTurn);
        var turns = ImmutableArray.CreateBuilder<Turn>();
        foreach (var turn in ours.Turns)
        {
            // Two activations gave one number to two messages: the one that is durable keeps it.
            var clash = taken.Contains(turn.Number) && added.Any(other => other.Number == turn.Number);
            turns.Add(clash ? turn with { Number = ++last } : turn);
        }

        turns.AddRange(added);
        turns.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        return ours with
        {
            LastTurn = last,
            Turns = turns.ToImmutable(),
            Version = Math.Max(ours.Version, theirs.Version),
            Seen = Renumbered(ours, turns),
            Condemned = [.. ours.Condemned.Union(theirs.Condemned).Where(post => !ours.Turns.Any(turn => turn.Slots.Any(slot => slot.Post == post)))],
            Sweeps = [.. ours.Sweeps.UnionBy(theirs.Sweeps, static sweep => sweep.Marker)],
        };

        ImmutableArray<Seen> Renumbered(ConversationRecord ours, IEnumerable<Turn> turns)
        {
            var numbers = turns.ToDictionary(static turn => turn.Question.Id, static turn => turn.Number);
            return [.. ours.Seen.UnionBy(theirs.Seen, static seen => seen.Id).Select(seen => numbers.TryGetValue(seen.Id, out var number) ? seen with { Turn = number } : seen)];
        }
    }

    private static void Resume(Draft draft, Turn turn, Owner? before)
    {
        // Whatever the one before had in the air is unknown: reservations are looked for, shown texts read back.
        draft.Flight = draft.Flight with
        {
            Parts = null,
            IsFinal = false,
            WantedRevision = 0,
            Slots = [.. turn.Slots.Select(slot => slot.Post is null
                ? new SlotFlight { Reservation = Reservation.Finding }
                : new SlotFlight { Reservation = Reservation.Held, Unsettled = true, UnknownUntil = draft.Now + draft.Options.Traits.CallTimeout })],
        };
        var latest = draft.Now + draft.Options.Traits.CallTimeout;
        turn = turn with { Epoch = turn.Epoch + 1, Slots = [.. turn.Slots.Select(slot => slot with
            {
                // Set by a clock that ran ahead, it would be waited for.
                Deadline = slot.Deadline < latest ? slot.Deadline : latest,
                MayHaveTwin = slot.Post is null || slot.MayHaveTwin,
                MayFallBack = true,
            })] };
        draft.Tell(new Notice.TurnResumed(turn.Number, turn.Attempt));
        if (turn.State == TurnState.Delivering) draft.Keep(turn);
        else if (before is not null && draft.Now - before.StampedAt >= draft.Options.StaleAfter) Work.Give(draft, turn, new Failure(FailureKind.Stale, "no stamp"));
        else if (turn.Attempt >= draft.Options.Attempts) Work.Give(draft, turn, new Failure(FailureKind.Interrupted, $"attempt {turn.Attempt}"));
        else draft.Keep(turn with { Attempt = turn.Attempt + 1 });
    }
}
