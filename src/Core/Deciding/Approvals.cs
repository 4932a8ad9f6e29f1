using ChatAgency.Core.Accepting;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// A call that needs a person's approval: the turn waits, without a model call and without its time running, until somebody
/// who may decides or nobody has in time. That it is begun is durable before it is; so it is done once at most.
/// </summary>
internal static class Approvals
{
    public static void Suspended(Draft draft, ConversationEvent.AgentSuspended e)
    {
        if (Work.Current(draft, e.Ask) is not { } turn) return;
        draft.Flight = draft.Flight with { Asking = false, Called = false };
        draft.Tell(new Notice.ApprovalMoved(turn.Number, e.Approval.Tool, ApprovalState.Waiting, null));
        draft.Keep(turn with { Approval = new Approval { Ask = e.Approval, Said = draft.Flight.Text.ToString(), AskedAt = draft.Now } });
    }

    /// <summary>A person decided by a button. Nothing is found where it does not wait any more, or is not theirs to decide.</summary>
    public static void Decide(Draft draft, ConversationEvent.ApprovalDecided e)
    {
        if (draft.Flight.IsGuest || Waiting(draft) is not { Approval: { } approval } turn || turn.Number != e.Turn || approval.Ask.Id != e.Approval || !approval.MayDecide(e.By)) return;
        draft.Found = true;
        Settle(draft, turn, e.Approves ? ApprovalState.Approved : ApprovalState.Denied, e.By);
    }

    /// <summary>A person decided in words, after it was asked; the turn that they decided on, null where the message is like any other.</summary>
    public static long? DecideByWords(Draft draft, IncomingMessage message)
    {
        if (draft.Flight.IsGuest || Waiting(draft) is not { Approval: { } approval } turn || !approval.MayDecide(message.Author)) return null;
        if (message.SentAt < approval.AskedAt || ApprovalWords.Read(message.Text) is not { } approves) return null;
        Settle(draft, turn, approves ? ApprovalState.Approved : ApprovalState.Denied, message.Author);
        return turn.Number;
    }

    /// <summary>True while the turn waits for a person; the draft wakes when that is over.</summary>
    public static bool Holds(Draft draft, Turn turn)
    {
        if (turn.Approval is not { State: ApprovalState.Waiting } approval) return false;
        // A clock that was set back far gives nobody more time.
        if ((draft.Now - approval.AskedAt).Duration() < approval.Ask.Life)
        {
            draft.WakeAt(approval.ExpiresAt());
            return true;
        }

        Settle(draft, turn, ApprovalState.Expired, null);
        return false;
    }

    /// <summary>The agent is to go on: what was allowed is begun with it, and what was begun before is not begun again.</summary>
    public static Turn Begun(Draft draft, Turn turn)
    {
        ApprovalState? next = turn.Approval?.State switch
        {
            ApprovalState.Approved => ApprovalState.Begun,
            ApprovalState.Begun => ApprovalState.Unknown,
            _ => null,
        };
        return next is { } state ? Move(draft, turn, turn.Approval! with { State = state }) : turn;
    }

    public static void Acted(Draft draft, ConversationEvent.AgentActed e)
    {
        if (Work.Current(draft, e.Ask) is not { Approval: { State: ApprovalState.Begun } approval } turn || approval.Ask.Id != e.Approval) return;
        Move(draft, turn, approval with { State = ApprovalState.Done, Outcome = e.Outcome });
    }

    private static Turn? Waiting(Draft draft) => draft.Record.Open() is { State: TurnState.Answering, Approval.State: ApprovalState.Waiting } turn ? turn : null;

    private static void Settle(Draft draft, Turn turn, ApprovalState state, PersonId? by)
    {
        var approval = turn.Approval!;
        draft.Flight = draft.Flight.Blank() with { Text = GrowingText.Empty.Append(approval.Said), QuietSince = draft.Now, AskAt = default, Called = false };
        // What was waited for a person is no time of the agent's, and its attempts begin anew.
        var waited = draft.Now > approval.AskedAt ? draft.Now - approval.AskedAt : TimeSpan.Zero;
        Move(draft, turn with { BegunAt = turn.BegunAt + waited, Attempt = 1 }, approval with { State = state, By = by });
    }

    private static Turn Move(Draft draft, Turn turn, Approval approval)
    {
        draft.Tell(new Notice.ApprovalMoved(turn.Number, approval.Ask.Tool, approval.State, approval.By));
        turn = turn with { Approval = approval };
        draft.Keep(turn);
        return turn;
    }
}
