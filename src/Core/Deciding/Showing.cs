using ChatAgency.Core.Approving;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>What the open turn is to show, cut into parts: its growth at the platform's pace, then its result.</summary>
internal static class Showing
{
    public static void LaidOut(Draft draft, ConversationEvent.LaidOut e)
    {
        if (e.Revision != draft.Flight.WantedRevision || draft.Record.Open() is not { } turn) return;
        draft.Flight = draft.Flight with { Parts = e.Parts, Files = e.Files, Revision = e.Revision, IsFinal = turn.State == TurnState.Delivering };
        if (!draft.Flight.IsFinal) return;
        // Nobody died over it this time. A death from here on is not the answer's doing: the counts begin anew.
        if (turn.Deaths > 0) draft.Keep(turn = turn with { Deaths = 0 });
        if (turn.Slots.Length != e.Parts.Count && draft.Flight.Slots.Any(static slot => slot.ReadFirst)) CutOtherwise(draft, turn);
        else Hasten(draft);
    }

    /// <summary>What stands was cut into other parts (by another version, other settings): no revision that it shows says that it is this text.</summary>
    private static void CutOtherwise(Draft draft, Turn turn)
    {
        draft.Flight = draft.Flight with { Slots = [.. draft.Flight.Slots.Select(static slot => slot with { ReadFirst = false })] };
        Raise(draft, turn);
    }

    /// <summary>The time that progress was told to wait is not the result's: it asks for itself.</summary>
    private static void Hasten(Draft draft)
    {
        for (var part = 0; part < draft.Flight.Slots.Length; part++)
        {
            var flight = draft.SlotFlight(part);
            if (flight is { Reservation: Reservation.Held, Unsettled: false }) draft.Fly(part, flight with { NextAt = default });
        }
    }

    /// <summary>The text is poison to its platform: an honest note takes its place; where even that cannot be laid out, nothing can be shown.</summary>
    public static void LayOutFailed(Draft draft, ConversationEvent.LayOutFailed e)
    {
        if (e.Revision != draft.Flight.WantedRevision || draft.Record.Open() is not { State: TurnState.Delivering } turn) return;
        draft.Flight = draft.Flight.Blank();
        if (turn.Result is { Ending: TurnState.Failed }) Ending.Undeliverable(draft, turn, "layout", "its parts could not be made");
        else Work.Give(draft, turn, new Failure(FailureKind.Internal, "layout"));
    }

    public static void Plan(Draft draft)
    {
        if (draft.Record.Open() is not { } turn) return;
        if (turn.State == TurnState.Delivering) PlanResult(draft, turn);
        else PlanGrowth(draft, turn);
    }

    /// <summary>A post shows this revision: that words can be seen is told once.</summary>
    public static void Shown(Draft draft, Turn turn, long revision)
    {
        if (draft.Flight.WordsFrom <= 0 || revision < draft.Flight.WordsFrom) return;
        draft.Flight = draft.Flight with { WordsFrom = -1, WordsAt = draft.Now };
        draft.Tell(new Notice.WordsShown(turn.Number, draft.Now - turn.AcceptedAt));
    }

    /// <summary>The part was too long for its method: lay out anew, in smaller parts and under a higher revision.</summary>
    public static void Tighten(Draft draft) => draft.Flight = draft.Flight with { Tightness = draft.Flight.Tightness + 1, IsFinal = false, Parts = null };

    /// <summary>The post shows a higher revision than this activation knows of: write the result again, above it.</summary>
    public static void Raise(Draft draft, Turn turn)
    {
        draft.Keep(turn with { Epoch = turn.Epoch + 1 });
        draft.Flight = draft.Flight with { IsFinal = false, Parts = null };
    }

    /// <summary>The open turn has another number now: what its post offers to press must name that one.</summary>
    public static void Anew(Draft draft, Turn turn)
    {
        if (turn.State == TurnState.Delivering) Raise(draft, turn);
        else draft.Flight = draft.Flight with { LaidOutLength = -1 };
    }

    public static AnswerText Placeholder(Turn turn) => new("", AnswerKind.Placeholder, turn.Route?.Shown.Value, turn.Number);

    private static void PlanResult(Draft draft, Turn turn)
    {
        var revision = turn.BaseRevision + draft.Flight.Tightness;
        if (turn.Result is not { } result || draft.Flight.WantedRevision == revision) return;
        Ask(draft, revision, new AnswerText(result.Text, result.Kind, turn.Route?.Shown.Value, turn.Number)
        {
            Links = result.Kind == AnswerKind.Answer ? LinksOf(draft, turn) : LinkRule.None,
            Others = turn.Route?.Others ?? [],
            Rival = turn.Route?.Rival,
        }, hasWords: true, fenced: turn.Deaths > 0);
    }

    private static void PlanGrowth(Draft draft, Turn turn)
    {
        var approval = turn.Approval is { State: ApprovalState.Waiting } waiting ? waiting : null;
        var note = approval is null ? Waiting.Note(draft) : Words.Approval(approval);
        var flight = draft.Flight;
        if (flight.Text.Length == flight.LaidOutLength && flight.Work == flight.LaidOutWork && flight.Note == note) return;
        if (draft.Now < draft.Flight.ProgressAt)
        {
            draft.WakeAt(draft.Flight.ProgressAt);
            return;
        }

        var text = draft.Flight.Text.ToString();
        draft.Flight = draft.Flight with { LaidOutLength = text.Length, LaidOutWork = draft.Flight.Work, Note = note, ProgressAt = draft.Now + draft.Options.Traits.ProgressInterval };
        var revision = Math.Max(turn.BaseRevision, draft.Flight.WantedRevision) + 1;
        Ask(draft, revision, new AnswerText(Words.Waiting(text, note), approval is null ? AnswerKind.Growing : AnswerKind.Asking, turn.Route?.Shown.Value, turn.Number)
        {
            Approval = approval?.Ask.Id,
            Work = draft.Flight.Work,
            Links = LinksOf(draft, turn),
            Rival = turn.Route?.Rival,
        }, hasWords: text.Length > 0);
    }

    /// <summary>The asker's own words of the thread's working window name the hosts that they know of.</summary>
    private static LinkRule LinksOf(Draft draft, Turn turn) => LinkRule.Of(
        draft.Options.LinkHosts,
        draft.Record.Turns.Where(other => other.Question.Author == turn.Question.Author && other.Number <= turn.Number).Select(static other => other.Question.Text));

    // Once a process died over a result, the count of its deaths is durable before another one touches it.
    private static void Ask(Draft draft, long revision, AnswerText text, bool hasWords, bool fenced = false)
    {
        draft.Flight = draft.Flight with { WantedRevision = revision, WordsFrom = hasWords && draft.Flight.WordsFrom == 0 ? revision : draft.Flight.WordsFrom };
        var layOut = new Effect.LayOut(revision, text, draft.Flight.Tightness);
        if (fenced) draft.DoFenced(layOut);
        else draft.Do(layOut);
    }
}
