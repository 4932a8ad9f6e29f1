using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>The work of a turn: routing, answering in at most two attempts, and the result, journaled once.</summary>
internal static class Work
{
    // As many as Slack shows in one plan; whoever does more names its work less finely.
    private const int MostWork = 50;

    public static void RouteChosen(Draft draft, ConversationEvent.RouteChosen e)
    {
        if (Current(draft, e.Ask) is not { State: TurnState.Routing } turn) return;
        draft.Flight = draft.Flight with { Asking = false };
        draft.KeepLazily(turn with { State = TurnState.Answering, Route = e.Route });
    }

    public static void TextGrew(Draft draft, ConversationEvent.TextGrew e)
    {
        if (Current(draft, e.Ask) is null) return;
        draft.Flight = draft.Flight with { Text = draft.Flight.Text.Append(e.Delta), QuietSince = draft.Now };
    }

    public static void Moved(Draft draft, ConversationEvent.WorkMoved e)
    {
        if (Current(draft, e.Ask) is null) return;
        draft.Flight = draft.Flight with { Work = Named(draft.Flight.Work, e.Item), QuietSince = draft.Now };
    }

    /// <summary>A second attempt begins with whoever has the turn now.</summary>
    public static void PassedOn(Draft draft, ConversationEvent.TurnPassedOn e)
    {
        if (Current(draft, e.Ask) is not { Route: { } route } turn) return;
        draft.Flight = draft.Flight with { QuietSince = draft.Now };
        draft.KeepLazily(turn with { Route = route with { Agent = e.To, Panel = null, By = Rung.PassedOn, Others = route.OthersThan(e.To), Rival = null, Reason = $"{route.Agent} passed it on to {e.To}." } });
    }

    public static void Finished(Draft draft, ConversationEvent.AgentFinished e)
    {
        if (Current(draft, e.Ask) is not { } turn) return;
        var text = draft.Flight.Text.ToString();
        if (string.IsNullOrWhiteSpace(text)) Fail(draft, turn, new Failure(FailureKind.ModelStalled, "empty answer"));
        else Conclude(draft, turn with { Authors = e.Authors, Usage = UsageOf(draft, e) }, Words.Answer(text, Context.JoinedInto(draft.Record, turn).Count()));
    }

    public static void Declined(Draft draft, ConversationEvent.AgentDeclined e)
    {
        if (Current(draft, e.Ask) is { } turn) Conclude(draft, turn, Words.Declined(e.Text));
    }

    public static void Failed(Draft draft, ConversationEvent.AgentFailed e)
    {
        if (Current(draft, e.Ask) is { } turn) Fail(draft, turn, e.Failure);
    }

    /// <summary>Journals what the turn will show; from here on no model is called for it.</summary>
    public static void Conclude(Draft draft, Turn turn, Result result)
    {
        StopAsking(draft);
        draft.Flight = draft.Flight with { IsFinal = false };
        draft.Keep(turn with { State = TurnState.Delivering, Result = result with { At = draft.Now }, Epoch = turn.Epoch + 1 });
    }

    /// <summary>A waiting turn has its result before its work begins. What it may still show from before is older than this.</summary>
    public static Turn Foreclose(Draft draft, Turn turn, Result result) =>
        turn with { State = TurnState.Accepted, Result = result with { At = draft.Now }, Epoch = turn.Epoch + 1 };

    /// <summary>The question changed while it was being answered: it is answered as it now reads, in the same place.</summary>
    public static void Restart(Draft draft, Turn turn)
    {
        StopAsking(draft);
        draft.Keep(Begun(draft, turn with { Result = null, Route = null, ShorterThan = 0, IsParked = false }));
    }

    public static void Plan(Draft draft)
    {
        var turn = draft.Record.Open() ?? (draft.Flight.IsLeaving ? null : OpenNext(draft));
        if (turn is null || turn.State == TurnState.Delivering || Approvals.Holds(draft, turn)) return;
        turn = draft.Record.Open()!;
        if (turn.BegunAt + Limit(draft, turn) is { } deadline)
        {
            if (draft.Now >= deadline)
            {
                Give(draft, turn, new Failure(FailureKind.TimedOut, $"attempt {turn.Attempt}"));
                return;
            }

            draft.WakeAt(deadline);
        }

        if (draft.Flight.Asking) return;
        if (draft.Now < draft.Flight.AskAt) draft.WakeAt(draft.Flight.AskAt);
        else Ask(draft, turn);
    }

    /// <summary>How many model calls the turn may have in all.</summary>
    public static int Calls(Draft draft, Turn turn) => draft.Options.Attempts + turn.Joins;

    private static TimeSpan Limit(Draft draft, Turn turn) => draft.Options.TaskTimeout * (turn.Route?.Effort switch
    {
        Effort.SmallTalk => draft.Options.SmallTalkFactor,
        Effort.LongWork => draft.Options.LongWorkFactor,
        _ => 1,
    });

    private static void Ask(Draft draft, Turn turn)
    {
        var ask = draft.Flight.Ask + 1;
        draft.Flight = draft.Flight with { Ask = ask, Asking = true, QuietSince = draft.Now, Called = draft.Flight.Called || turn.Route is not null };
        turn = Approvals.Begun(draft, turn);
        var request = Context.Of(draft.Options.Conversation, draft.Record, turn) with { Compact = draft.Flight.Compact };
        // The attempt was counted durably when the turn began; the fence is at least that write.
        if (turn.Route is null) draft.DoFenced(new Effect.ChooseRoute(ask, request));
        else draft.DoFenced(new Effect.AskAgent(ask, turn.Approval is { } approval ? turn.Route with { Agent = new AgentName(approval.Ask.Agent), Panel = null } : turn.Route, request));
    }

    private static Turn? OpenNext(Draft draft)
    {
        Turn? next = null;
        foreach (var turn in draft.Record.Turns)
        {
            if (turn.State != TurnState.Accepted) continue;
            if (next is null || turn.Question.SentAt < next.Question.SentAt) next = turn;
        }

        if (next is null) return null;
        // A result that stands already is looked at first: what cast doubt on it may itself have come late.
        var doubted = next.Result is not null && next.Slots.Length > 0;
        draft.Flight = draft.Flight with { Slots = [.. next.Slots.Select(_ => Standing(draft, doubted))], Parts = null };
        next = next.Result is null
            ? Begun(draft, next)
            : next with { State = TurnState.Delivering, Epoch = doubted ? next.Epoch : next.Epoch + 1 };
        draft.Keep(next);
        return next;
    }

    private static SlotFlight Standing(Draft draft, bool doubted) =>
        new() { Reservation = Reservation.Held, Unsettled = doubted, ReadFirst = doubted, UnknownUntil = draft.Now };

    private static Turn Begun(Draft draft, Turn turn)
    {
        draft.Flight = draft.Flight.Blank() with { AskAt = default, Note = "", Parts = null, Tightness = 0, Plain = false, IsFinal = false, WantedRevision = 0, Called = false, Compact = false };
        return turn with { State = turn.Route is null ? TurnState.Routing : TurnState.Answering, Authors = null, Usage = null, Approval = null, Attempt = 1, BegunAt = draft.Now, Epoch = turn.Epoch + 1 };
    }

    private static void Fail(Draft draft, Turn turn, Failure failure)
    {
        // Less of the thread may do, where there is any.
        var shorten = failure.Kind == FailureKind.ContextTooLong && !draft.Flight.Compact && draft.Record.Turns.Any(static other => other.State == TurnState.Completed);
        if (!(failure.IsRetryable || shorten) || turn.Attempt >= Calls(draft, turn))
        {
            Give(draft, turn, failure);
            return;
        }

        StopAsking(draft);
        draft.Flight = draft.Flight.Blank() with
        {
            Text = GrowingText.Empty.Append(turn.Approval?.Said ?? ""),
            QuietSince = draft.Now,
            AskAt = shorten ? default : draft.Now + Waiting.BeforeRetry(failure, draft.Jitter),
            Called = false,
            Compact = draft.Flight.Compact || shorten,
        };
        draft.Keep(turn with { Attempt = turn.Attempt + 1 });
    }

    /// <summary>Ends the work with an honest failure under a new error id.</summary>
    public static void Give(Draft draft, Turn turn, Failure failure)
    {
        var id = draft.NewErrorId();
        draft.Tell(new Notice.TurnFailed(turn.Number, id, failure));
        Conclude(draft, turn, Words.Failed(failure, id, draft.Flight.Text.ToString()));
    }

    /// <summary>The place takes no further part: what fits into those that stand is kept, with an honest note in the last of them.</summary>
    public static void CutShort(Draft draft, Turn turn, int standing, string reason)
    {
        var id = draft.NewErrorId();
        var failure = new Failure(FailureKind.Internal, $"part {standing + 1}: {reason}");
        draft.Tell(new Notice.TurnFailed(turn.Number, id, failure));
        if (turn.Slots[standing].MayHaveTwin) Sweeping.Abandon(draft, turn.Slots[standing]);
        var text = turn.Result?.Text ?? draft.Flight.Text.ToString();
        // Parts are of uneven length: a fifth is left for that, and for the note. What is too long still is cut again.
        var kept = (int)((long)text.Length * standing * 4 / (5 * Math.Max(standing + 1, draft.Flight.Parts?.Count ?? 0)));
        if (kept > 0 && char.IsHighSurrogate(text[kept - 1])) kept--;
        Conclude(draft, turn with { Slots = turn.Slots[..standing] }, Words.Failed(failure, id, text[..kept]));
    }

    public static void StopAsking(Draft draft)
    {
        if (!draft.Flight.Asking) return;
        draft.Do(new Effect.StopAgent(draft.Flight.Ask));
        draft.Flight = draft.Flight with { Asking = false, Ask = draft.Flight.Ask + 1 };
    }

    private static Usage UsageOf(Draft draft, ConversationEvent.AgentFinished e) =>
        new(e.InputTokens, e.OutputTokens, draft.Flight.Work.IsEmpty ? null : [.. draft.Flight.Work.Select(static item => item.Title)], e.Cost);

    private static ImmutableArray<WorkItem> Named(ImmutableArray<WorkItem> work, WorkItem item)
    {
        for (var i = 0; i < work.Length; i++)
        {
            if (work[i].Id == item.Id) return work.SetItem(i, item);
        }

        // What was named first has been read longest.
        return (work.Length < MostWork ? work : work.RemoveAt(0)).Add(item);
    }

    /// <summary>The turn that this answer is for; null where it comes too late.</summary>
    public static Turn? Current(Draft draft, long ask) =>
        draft.Flight.Asking && draft.Flight.Ask == ask && draft.Record.Open() is { State: TurnState.Routing or TurnState.Answering } turn ? turn : null;
}
